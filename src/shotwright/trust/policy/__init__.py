"""Policy before spending: a rule set as data, read over every input of an order; only it makes a Permit.

rules, words, innocent, people (.toml)   what may not be bought
pattern   words and expressions
rules     the data, compiled
judge     inputs in, objections or a Permit out
settings  how strict
page      docs/policy.md
"""

from .judge import Asked, Objection, Permit, judge, permit, stopped
from .rules import rule_set
from .settings import Settings, policy_settings

__all__ = ["Asked", "Objection", "Permit", "Settings", "judge", "permit", "policy_settings", "rule_set", "stopped"]
