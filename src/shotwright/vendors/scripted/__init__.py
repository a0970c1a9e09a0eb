"""A vendor that fails as you script it: for our proofs, and for anyone who builds on Shotwright.

fates      what may happen to an order, and where
account    what the service wrote down: jobs and charges, on disk, so that they outlive the client
service    the service behind an HTTP transport; each adapter's fake is a subclass that speaks its vendor's format
adapter    the plainest adapter there is, to that service
"""

from .account import Account, Job
from .adapter import Scripted
from .fates import FATES, Fate
from .service import FakeService, PlainService

__all__ = ["FATES", "Account", "FakeService", "Fate", "Job", "PlainService", "Scripted"]
"""What plug-in authors use in their own conformance tests."""
