"""What an optional mind says is parsed, linted, compared and shown; a loopback endpoint plays it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from shotwright.cli.lint import command as lint_command
from shotwright.cli.prompt import command as prompt_command
from shotwright.prompt.lint import lint
from shotwright.studio.thought import Silence, Thought, examined, lost, word_diff
from shotwright.vendors.mind import Mind

IDEA = "two red birds fly over a beach at sunset, slow zoom in"


class Endpoint(HTTPServer):
    """A chat endpoint on the loopback that says what it was given."""

    says = ""
    heard: list[dict[str, object]]

    @property
    def address(self) -> str:
        """Its base."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Voice(BaseHTTPRequestHandler):
    """Answers `POST /v1/chat/completions` and `GET /v1/models`."""

    server: Endpoint

    def do_GET(self) -> None:
        """One model."""
        self.reply({"data": [{"id": "tiny"}]})

    def do_POST(self) -> None:
        """What the endpoint says."""
        self.server.heard.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
        self.reply({"choices": [{"message": {"content": self.server.says}}]})

    def reply(self, document: object) -> None:
        """JSON."""
        body = json.dumps(document).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    server = Endpoint(("127.0.0.1", 0), Voice)
    server.heard = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_a_text_loses_is_named() -> None:
    assert lost(IDEA, "At sunset two red birds fly over a beach. Slow zoom in.") == ()
    gone = lost(IDEA, "A bird flies over a forest.")
    assert {"place beach", "time sunset", "camera zoom in"} <= set(gone)
    assert any("birds" in g for g in gone)
    assert lost("A dog runs. Switch to [new shot] a cat sleeps.", "A dog runs.")[0] == "2 shots"


def test_a_diff_shows_both_texts() -> None:
    assert word_diff("a red dog runs", "a blue dog runs fast") == "a [-red-] {+blue+} dog runs {+fast+}"


def test_an_answer_is_mended_by_the_rules_and_the_rest_is_found() -> None:
    thought = examined("fish swim", "Exactly seven fish swim.", lint)
    assert isinstance(thought, Thought)
    assert thought.text == "Several fish swim." and [f.rule for f in thought.fixed] == ["exact-number"]


def test_prompt_shows_the_minds_words_beside_those_of_the_rules(endpoint: Endpoint) -> None:
    endpoint.says = 'Prompt: "Wide shot. Two red birds fly over a beach at sunset, from left to right. Slow zoom in."'
    result = CliRunner().invoke(prompt_command, [IDEA, "--mind", endpoint.address], catch_exceptions=False)
    assert "focal point" in result.output, "the rules' own prompt is there"
    assert "{+Wide shot. Two+}" in result.output and "lost" not in result.output
    assert endpoint.heard[0]["model"] == "tiny"
    document = json.loads(CliRunner().invoke(prompt_command, [IDEA, "--mind", endpoint.address, "--json"]).output)
    assert document["mind"]["lost"] == [] and document["mind"]["prompt"].startswith("Wide shot.")


def test_a_fact_that_a_mind_loses_is_said(endpoint: Endpoint) -> None:
    endpoint.says = "A bird sits in a forest."
    result = CliRunner().invoke(prompt_command, [IDEA, "--mind", endpoint.address], catch_exceptions=False)
    assert "lost: place beach" in result.output


def test_a_silent_mind_stops_nothing(endpoint: Endpoint) -> None:
    endpoint.says = "..."
    for address in (endpoint.address, "http://127.0.0.1:9/v1"):
        result = CliRunner().invoke(prompt_command, [IDEA, "--mind", address, "--json"], catch_exceptions=False)
        document = json.loads(result.stdout)
        assert result.exit_code == 0 and document["prompts"] and document["mind"]["silent"]


def test_lint_asks_about_what_no_rule_can_mend_and_writes_nothing(endpoint: Endpoint, tmp_path: Path) -> None:
    text = "The essence of eternity, a dog runs on a beach."
    assert lint(text)
    endpoint.says = "A dog runs on a beach."
    file = tmp_path / "prompts.txt"
    file.write_text(f"{text}\n")
    result = CliRunner().invoke(lint_command, [str(file), "--fix", "--mind", endpoint.address], catch_exceptions=False)
    assert result.exit_code == 1 and "the mind: [-The essence of eternity, a-] {+A+} dog runs" in result.output
    assert file.read_text() == f"{text}\n"
    for answer in ("A cat sits in a forest.", text):
        endpoint.says = answer
        shown = CliRunner().invoke(lint_command, [text, "--fix", "--mind", endpoint.address], catch_exceptions=False)
        assert "the mind gave nothing" in shown.output


async def test_silence_holds_a_reason() -> None:
    from shotwright.studio.thought import expand

    mind = Mind("http://127.0.0.1:9/v1", model="m")
    found = await expand("a dog", mind, lint)
    await mind.close()
    assert isinstance(found, Silence) and "could not be reached" in found.why
