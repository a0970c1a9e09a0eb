"""`shotwright make --model ...` as a user runs it, against a vendor behind real HTTP on this machine."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from PIL import Image
from tests.studio.loopback_server import HeldService, serving

from shotwright import cli
from shotwright.catalog import shelf
from shotwright.errors import Interrupted
from shotwright.media.files import digest
from shotwright.media.probe import probe
from shotwright.trust.credentials import verify
from shotwright.vendors.scripted.service import sample

CANARY = "canary-7f3a9c-key-of-loopback"
PLUGIN = Path(__file__).parent.parent / "studio" / "plugin"
BUY = ["--model", "waves-1", "--silent"]
PROMPT = "waves roll onto a beach at sunset"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldService]:
    """A folder to work in, a vendor that sells two models with known prices, and its key in the environment."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.syspath_prepend(PLUGIN)
    monkeypatch.setenv("SHOTWRIGHT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOOPBACK_KEY", CANARY)
    vendors, models = shelf.shelf()
    monkeypatch.setitem(
        vendors,
        "loopback",
        vendors["kling"].model_copy(
            update={
                "name": "loopback",
                "keys": vendors["kling"].keys.model_copy(update={"environment": ("LOOPBACK_KEY",)}),
            }
        ),
    )
    sold = {"id": "waves-1", "vendor": "loopback", "wire": "", "aliases": (), "doubts": ()}
    monkeypatch.setitem(models, "waves-1", models["kling-3.0"].model_copy(update=sold))
    monkeypatch.setitem(models, "dots-1", models["flux-2-pro"].model_copy(update={**sold, "id": "dots-1"}))
    shelf.names.cache_clear()
    service = HeldService(tmp_path / "account")
    with serving(service) as base:
        monkeypatch.setenv("LOOPBACK_BASE", base)
        yield service
    shelf.names.cache_clear()


class Said:
    """What a command line came to."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def document(self) -> dict[str, object]:
        """The JSON on stdout, which must be all that is there."""
        found: dict[str, object] = json.loads(self.out)
        return found


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> object:
    """Calls the command line in this process."""

    def call(*arguments: str) -> Said:
        with pytest.raises(SystemExit) as left:
            cli.main(list(arguments))
        said = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Said(left.value.code, said.out, said.err)

    return call


def test_a_take_is_paid_once_kept_as_it_came_and_signed(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    said = run("make", PROMPT, *BUY, "--yes", "-o", "w.mp4", "--json")
    assert said.code == 0, said.err
    assert said.document["file"] == "w.mp4" and said.document["spent"] == "0.42"
    assert (said.document["ordered"], said.document["reused"]) == (1, 0)
    (purchase,) = said.document["purchases"]
    assert purchase["model"] == "waves-1" and purchase["spent"] == "0.42"
    assert "$0.42" in said.err
    verdict = verify(Path("w.mp4"))
    assert verdict.state == "Trusted" and verdict.model == "waves-1" and verdict.prompt == PROMPT
    assert verdict.source_type == "trainedAlgorithmicMedia"
    (ingredient,) = verdict.ingredients
    (kept,) = [p for p in Path(".shotwright/takes").rglob("*.mp4")]
    assert kept.read_bytes() == sample(".mp4") and ingredient == f"{kept.name} (parentOf)"
    assert shop.account.jobs[0].request["prompt"] == PROMPT and shop.account.jobs[0].request["sound"] is False

    again = run("make", PROMPT, *BUY, "-o", "again.mp4", "--json")
    assert again.code == 0, again.err
    assert (again.document["ordered"], again.document["reused"], again.document["spent"]) == (0, 1, "0")
    assert shop.submissions == len(shop.account.charges) == 1

    other = run("make", PROMPT, *BUY, "--yes", "--seed", "1", "-o", "other.mp4", "--fps", "24")
    assert other.code == 0 and len(shop.account.charges) == 2
    assert probe(Path("other.mp4")).fps == 24 and "12 frames a second became 24" in other.err

    listed = run("jobs", "--json").document["jobs"]
    assert [(row["state"], row["actual"]) for row in listed] == [("kept", "0.42")] * 2
    story = run("jobs", "show", listed[0]["id"][:8])
    assert story.code == 0 and all(word in story.out for word in ("reserved", "submitted", "running", "kept", "rules "))


def test_nothing_is_spent_that_nobody_agreed_to(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    for arguments, hint in (
        ([*BUY], "nobody agreed"),
        ([*BUY, "--budget", "0.41"], "the budget is $0.41"),
        ([*BUY, "--budget", "0.50", "--takes", "2"], "$0.84"),
        (["--model", "loopback/secret-9", "--yes"], "--allow-unknown-price"),
    ):
        said = run("make", PROMPT, *arguments)
        assert said.code == 3 and hint in said.err and "Nothing was spent" in said.err, said.err
        assert "house" in said.err and "Traceback" not in said.err
    assert run("jobs", "budget", "--month", "0.40").code == 0
    said = run("make", PROMPT, *BUY, "--yes")
    assert said.code == 3 and "month budget of $0.40" in said.err, said.err
    assert shop.submissions == 0 and not list(Path().glob("*.mp4"))
    assert "$0.40 left" in run("jobs", "budget").out
    assert run("jobs", "budget", "--no-limit").code == 0
    assert run("make", PROMPT, *BUY, "--budget", "0.42").code == 0
    spent = run("jobs", "budget", "--json").document
    assert (spent["spent"], spent["held"], spent["cap"]) == ("0.42", "0", None)
    assert (
        run("make", PROMPT, "--model", "loopback/secret-9", "--yes", "--allow-unknown-price", "-o", "s.mp4").code == 0
    )


def test_auto_takes_what_is_ready_under_the_budget(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    said = run("make", PROMPT, "--model", "auto")
    assert said.code == 2 and "--budget" in said.err
    said = run("make", PROMPT, "--model", "auto", "--budget", "1", "--json")
    assert said.code == 0, said.err
    assert said.document["purchases"][0]["model"] == "waves-1"
    assert "auto: waves-1, the cheapest that is ready here" in said.err
    said = run("make", "rain", "--model", "auto", "--budget", "0.05")
    assert said.code == 2 and "keys set VENDOR" in said.err


def test_the_policy_comes_before_money(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    said = run("make", "a severed head on a pike", *BUY, "--yes")
    assert said.code == 3 and "Graphic violence: the prompt says" in said.err and "Nothing was spent" in said.err
    said = run("make", "a boxer with blood on his lip", *BUY, "--yes")
    assert said.code == 3 and "--affirm violence" in said.err
    assert run("make", "a naked woman", "--still").code == 3
    assert shop.submissions == 0
    assert run("make", "a boxer with blood on his lip", *BUY, "--yes", "--affirm", "violence").code == 0
    assert "affirmed violence" in run("jobs", "show", run("jobs", "--json").document["jobs"][0]["id"]).out
    said = run("make", "x", *BUY, "--affirm", "gore")
    assert said.code == 2 and "violence" in said.err


def test_a_picture_of_a_person_needs_a_word_or_a_consent(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    Image.new("RGB", (320, 180), "salmon").save("anna.png")
    Path("release.pdf").write_bytes(b"signed")
    ask = ["make", "she smiles", *BUY, "--image", "anna.png", "--yes", "-o", "a.mp4"]
    said = run(*ask)
    assert said.code == 3 and "the file 'anna.png'" in said.err and "--affirm likeness" in said.err
    assert run(*ask, "--affirm", "likeness", "--dry-run").code == 0
    record = "consent add Anna --for face --purpose spring --until 2099-01-01 --evidence release.pdf --picture anna.png"
    assert run(*record.split()).code == 0
    assert "covers anna.png" in run("consent", "list").out
    said = run(*ask)
    assert said.code == 0, said.err
    assert shop.account.jobs[0].request["files"] == {"image": "anna.png"}
    assert run("consent", "withdraw", "anna").code == 0
    assert run(*ask[:-2], "-o", "b.mp4").code == 3


def test_a_failure_says_whether_it_was_charged(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    shop.fates = ["moderated-charged", "moderated-later", "no-credit", "bad-key"]
    for code, spent in ((1, "$0.42 was spent"), (1, "Nothing was spent")):
        said = run("make", f"waves {code} {spent[1:3]}", *BUY, "--yes")
        assert said.code == code and spent in said.err and "moderated" in said.err, said.err
    for code in (3, 2):
        said = run("make", f"waves {code}", *BUY, "--yes")
        assert said.code == code and "Nothing was spent" in said.err, said.err
        shop.fates = ["bad-key"]
    assert not list(Path().glob("*.mp4"))


def test_takes_that_came_are_written_and_the_others_are_named(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    shop.fates = ["fine", "moderated-later"]
    said = run("make", PROMPT, *BUY, "--takes", "2", "--yes", "-o", "w.mp4", "--json")
    assert said.code == 1
    assert len(said.document["takes"]) == 1 and len(said.document["failed"]) == 1
    assert said.document["spent"] == "0.42"
    assert "moderated" in said.err and len(list(Path().glob("w*.mp4"))) == 1


def test_what_may_have_been_bought_waits_for_a_person(  # type: ignore[no-untyped-def]
    shop: HeldService, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loopback import Loopback  # type: ignore[import-not-found]

    monkeypatch.setattr(Loopback, "manner", "blind")
    shop.fates = ["accepted-fault", "fine"]
    said = run("make", PROMPT, *BUY, "--yes", "-o", "w.mp4")
    assert said.code == 4 and "Money may have been spent" in said.err and "jobs resolve" in said.err
    again = run("make", PROMPT, *BUY, "--yes", "-o", "w.mp4")
    assert again.code == 4 and shop.submissions == 1
    listed = run("jobs", "--open", "--json")
    assert listed.code == 4
    (row,) = listed.document["jobs"]
    assert (row["state"], row["charged"]) == ("uncertain", None)
    assert run("jobs", "resolve", row["id"][:10], "--as", "not-charged").code == 0
    assert run("jobs", "resolve", row["id"][:10], "--as", "charged").code == 2
    assert run("make", PROMPT, *BUY, "--yes", "-o", "w.mp4").code == 0


def test_a_missing_key_never_dead_ends(  # type: ignore[no-untyped-def]
    shop: HeldService, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOOPBACK_KEY")
    said = run("make", PROMPT, *BUY, "--yes")
    assert said.code == 2 and "No key for loopback" in said.err
    assert "keys set loopback" in said.err and "--model house" in said.err and "Nothing was spent" in said.err
    assert "Price" not in said.err and run("jobs", "--json").document["jobs"] == []
    assert "needs LOOPBACK_KEY" in run("keys", "list").out
    monkeypatch.setattr("sys.stdin", io.StringIO(CANARY + "\n"))
    assert run("keys", "set", "loopback").code == 0
    kept = Path(os.environ["SHOTWRIGHT_HOME"]) / "config" / "keys.json"
    assert kept.stat().st_mode & 0o077 == 0
    listed = run("keys", "list")
    assert "ready, key in file" in listed.out and CANARY not in listed.out + listed.err
    assert "ready, key in file" in run("doctor").out
    assert run("make", PROMPT, *BUY, "--yes").code == 0
    assert run("keys", "set", "loopback", "--forget").code == 0
    assert run("make", "rain", *BUY, "--yes").code == 2


def test_a_vendor_that_wants_two_things_is_ready_with_both(run, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    for variable in ("HF_KEY", "HF_API_SECRET"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HF_API_KEY", CANARY)
    found = {row["name"]: row for row in run("keys", "list", "--json").document["vendors"]}
    assert not found["higgsfield"]["ready"] and found["house"]["ready"]
    monkeypatch.setenv("HF_API_SECRET", CANARY)
    listed = run("keys", "list")
    (line,) = [line for line in listed.out.splitlines() if line.startswith("higgsfield")]
    assert "ready, key in environment" in line and CANARY not in listed.out


def test_a_retired_model_says_what_follows_it_at_what_difference(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    said = run("make", PROMPT, "--model", "sora-2", "--yes")
    assert said.code == 2 and "retired on 2026-09-24" in said.err and "more" in said.err and "house" in said.err
    assert run("make", PROMPT, "--model", "wavs-1").code == 2


def test_a_dry_run_shows_order_price_and_policy_and_writes_nothing(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    said = run("make", "a boxer with blood on his lip", *BUY, "--seconds", "4.5", "--dry-run", "--json")
    assert said.code == 0, said.err
    document = said.document
    assert document["orders"][0]["seconds"] == 5 and document["orders"][0]["prompt"] == "a boxer with blood on his lip"
    assert document["quotes"][0]["high"] == "0.42" and document["spent"] == "0"
    assert [row["rule"] for row in document["policy"]] == ["violence"]
    assert any("4.5 s become 5 s" in note for note in document["notes"])
    told = run("make", PROMPT, *BUY, "--in-dialect", "--dry-run")
    assert "Sent to waves-1:" in told.out and "$0.42" in told.out
    assert not list(Path().iterdir()) and shop.submissions == 0


def test_a_still_is_bought_and_converted(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    shop.film = ".jpg"
    said = run("make", "a red chair", "--still", "--model", "dots-1", "--yes", "--json")
    assert said.code == 0, said.err
    assert said.document["file"] == "a-red-chair.png" and verify(Path("a-red-chair.png")).model == "dots-1"
    assert "JPEG was converted to PNG" in said.err
    assert len(list(Path(".shotwright/takes").rglob("*.jpg"))) == 1
    for arguments in (["--model", "dots-1", "--yes"], ["--still", *BUY, "--yes"]):
        said = run("make", "a red chair", *arguments)
        assert said.code == 2 and "makes no" in said.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--size", "480p"], "720p, 1080p"),
        (["--aspect", "21:9"], "16:9"),
        (["--seconds", "40"], "at most 15 s"),
        (["--reference", "x.png"], "x.png"),
        (["--image", "none.png"], "none.png"),
        (["--image", "text.png"], "no picture"),
        (["--option", "speed"], "NAME=VALUE"),
        (["--budget", "many"], "dollars"),
        (["--model", "waves-1"], "twice"),
        (["-o", "w.png"], ".mp4"),
    ],
)
def test_what_the_model_lacks_is_refused_with_what_it_has(  # type: ignore[no-untyped-def]
    shop: HeldService, run, arguments: list[str], hint: str
) -> None:
    Path("text.png").write_text("no picture")
    said = run("make", PROMPT, *BUY, "--yes", *arguments)
    assert said.code == 2 and hint in said.err and "Traceback" not in said.err, said.err
    assert shop.submissions == 0


def test_two_models_and_the_house_side_by_side(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    small = ["--size", "720p", "--seconds", "5", "--draft", "--fps", "12"]
    said = run(
        "make", PROMPT, "--model", "waves-1", "--model", "house", "--budget", "1", *small, "-o", "w.mp4", "--json"
    )
    assert said.code == 0, said.err
    assert said.document["takes"] == ["w-waves-1.mp4", "w-house.mp4"] and said.document["ordered"] == 2


def test_a_running_job_can_be_cancelled(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    from shotwright.studio import FilmRequest, Spending, make_film

    shop.released.clear()
    request = FilmRequest(PROMPT, models=("waves-1",), sound=False, spending=Spending(yes=True))

    async def stopped() -> None:
        work = asyncio.ensure_future(make_film(request))
        while not shop.account.jobs:
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.1)
        work.cancel()
        await work

    with pytest.raises(Interrupted, match="nothing is bought twice"):
        asyncio.run(stopped())
    (row,) = run("jobs", "--open", "--json").document["jobs"]
    assert row["state"] == "running"
    still = run("jobs", "reconcile")
    assert still.code == 0 and "still at work" in still.out
    said = run("jobs", "cancel", row["id"][:10])
    assert said.code == 0 and "running -> failed" in said.out, said.err
    assert len(shop.cancelled) == 1 and run("jobs", "--open").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
@pytest.mark.parametrize(("answer", "code", "bought"), [("y\n", 0, 1), ("\n", 3, 0)])
def test_a_person_at_a_terminal_is_asked_for_the_price(
    shop: HeldService, tmp_path: Path, answer: str, code: int, bought: int
) -> None:
    import pty

    script = (
        "import sys; from shotwright import cli; from shotwright.catalog import shelf; v, m = shelf.shelf();"
        "v['loopback'] = v['kling'].model_copy(update={'name': 'loopback',"
        " 'keys': v['kling'].keys.model_copy(update={'environment': ('LOOPBACK_KEY',)})});"
        "m['waves-1'] = m['kling-3.0'].model_copy(update={'id': 'waves-1', 'vendor': 'loopback', 'aliases': ()});"
        "shelf.names.cache_clear(); cli.main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", script, "make", PROMPT, *BUY, "-o", "w.mp4"]
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(PLUGIN), "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs) as child:
        os.close(theirs)
        seen = ""
        while "[y/N]" not in seen:
            seen += os.read(ours, 4096).decode()
        os.write(ours, answer.encode())
        # The end of a terminal is an error of its reader.
        with suppress(OSError):
            while more := os.read(ours, 4096):
                seen += more.decode()
        assert child.wait(timeout=120) == code, seen
    os.close(ours)
    assert "Buy 1 take of waves-1 for $0.42?" in seen and "Traceback" not in seen
    assert ("nobody agreed" in seen) == (not bought) and len(shop.account.charges) == bought == shop.submissions


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_in_the_middle_and_the_same_command_again(shop: HeldService, tmp_path: Path) -> None:
    shop.released.clear()
    command = [sys.executable, "-m", "shotwright", "make", PROMPT, "--model", "loopback/waves"]
    command += ["--yes", "--allow-unknown-price", "-o", "w.mp4"]
    environment = {**os.environ, "PYTHONPATH": str(PLUGIN)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr is not None
        heard = next(line for line in child.stderr if "running" in line)
        child.send_signal(signal.SIGINT)
        said = heard + child.stderr.read()
        assert child.wait(timeout=120) == 130
    assert "1 order is with loopback and goes on there" in said and "nothing is bought twice" in said
    assert "nothing was spent" not in said.lower()
    assert [p.name for p in Path().iterdir()] == [".shotwright"]
    assert list(Path(".shotwright/spool").iterdir()) and CANARY not in everything_written(tmp_path)
    shop.released.set()
    done = subprocess.run([*command, "--json"], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["file"] == "w.mp4" and Path("w.mp4").exists()
    assert shop.submissions == len(shop.account.charges) == 1
    assert everything_written(tmp_path).count(CANARY) == 0 and CANARY not in said + done.stdout + done.stderr


def everything_written(folder: Path) -> str:
    """All bytes of all files of a folder."""
    return "".join(p.read_bytes().decode("latin-1") for p in sorted(folder.rglob("*")) if p.is_file())


def test_no_key_in_anything_written_or_said(  # type: ignore[no-untyped-def]
    shop: HeldService, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A vendor that repeats the key in its refusal and a fault of ours that has it in its words."""
    from loopback import Loopback

    whole = HeldService.refused

    def talkative(self: HeldService, why: str) -> httpx.Response:
        return httpx.Response(whole(self, why).status_code, json={"error": f"{why} for key {CANARY}"})

    monkeypatch.setattr(HeldService, "refused", talkative)
    shop.fates = ["rejected"]
    refused = run("make", PROMPT, *BUY, "--yes")
    assert refused.code == 1

    async def broken(self: object, order: object, files: object) -> None:
        raise ValueError(f"nobody expects {Loopback().secret}")

    monkeypatch.setattr(Loopback, "prepare", broken)
    fault = run("make", "rain", *BUY, "--yes")
    assert fault.code == 1 and "please report" in fault.err and "Traceback" in fault.err
    told = [refused, fault, run("jobs"), run("jobs", "--json"), run("keys", "list", "--json"), run("doctor", "--json")]
    told += [run("jobs", "show", row["id"]) for row in run("jobs", "--json").document["jobs"]]
    assert all(CANARY not in said.out + said.err for said in told)
    assert digest(Path(".shotwright/ledger.sqlite")) and CANARY not in everything_written(tmp_path)


def test_a_bought_take_gets_its_timed_cues_and_its_line(shop: HeldService, run) -> None:  # type: ignore[no-untyped-def]
    said = run(
        "make", f"{PROMPT}. Sound: at 0.5s a gunshot", *BUY, "--yes", "--say", "Home.", "-o", "w.mp4", "--json"
    )  # fmt: skip
    assert said.code == 0, said.err
    assert shop.account.jobs[0].request["prompt"] == f"{PROMPT}."
    assert said.document["captions"] == ["w.srt", "w.json"] and Path("w.srt").exists()
    assert probe(Path("w.mp4")).audio_codec == "aac" and verify(Path("w.mp4")).state == "Trusted"
    # What a model makes of words without a time is its own affair: they go out as they are.
    assert run("make", f"{PROMPT}. Sound: thunder", *BUY, "--yes", "-o", "v.mp4").code == 0
    assert shop.account.jobs[-1].request["prompt"] == f"{PROMPT}. Sound: thunder"
