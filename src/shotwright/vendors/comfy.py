"""ComfyUI, on this machine or another of the user's: a workflow as a template with named slots, `comfy/SIDECAR.toml`.

The workflow stays as ComfyUI exported it ("Export (API)"); a sidecar beside it says where the parts of an order go:

    graph = "wan_i2v.api.json"
    [inputs.prompt]                 # prompt, negative, seed, seconds, fps, width, height, or the role of a file
    node = "Positive"               # title or id of a node
    field = "text"
    [inputs.seconds]
    node = "88"
    field = "length"
    scale = 16                      # 16 frames a second
    add = 1
    [inputs.image]
    node = "Load Image"
    field = "image"
    [outputs]
    node = "Save Video"             # left away: everything that the workflow saves

Slots of other names are filled by the option `slots`. A job has the id that we choose, so a lost one is found by it; only
that job is stopped by `cancel`, never whatever runs.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx

from shotwright.catalog.sizes import SHORT_SIDE, canonical, ratio
from shotwright.errors import WrongUse
from shotwright.film import Order

from .contract import Failed, Finished, Limits, Manner, Prepared, Progress, Receipt
from .service import Service, ending, media_type, refusal, refuse_unknown, uuid_of, words_of
from .wire import Answer, Call

FILES = ("image", "end-image", "reference", "video", "audio", "mask")
PARTS = ("prompt", "negative", "seed", "seconds", "fps", "width", "height")


class Comfy(Service):
    """A client of the core server."""

    name = "comfy"
    title = "ComfyUI"
    base = "http://127.0.0.1:8188"
    key_variable = ""
    base_variable = "COMFY_URL"
    manner: Manner = "findable"
    # One graphics card runs one job; others wait in the server's own queue.
    limits = Limits(slots=2, starts=60)

    def headers(self) -> dict[str, str]:
        """None: the user's own machine asks for no key."""
        return {}

    # ---- ordering

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """The workflow with its slots filled; files are uploaded, and the server is asked whether it has every node."""
        template = Template(Path(order.model.partition("/")[2]))
        roles = [role for role in template.slots if role.rstrip("0123456789").rstrip("-") in FILES]
        refuse_unknown(order, roles=roles, options=("slots", "negative"))
        if set(order.inputs) != set(files):
            raise WrongUse(f"{order.model} needs the files of its inputs.", next_step="Give each input as a file.")
        if missing := [role for role in roles if role not in files]:
            raise WrongUse(f"The workflow needs an input '{missing[0]}'.", next_step=f"It needs: {', '.join(roles)}.")
        template.fill(order)
        await self._check_nodes(template)
        for role, path in files.items():
            template.put(role, await self._upload(path))
        return Prepared(order, {"path": "prompt", "graph": template.graph, "outputs": template.outputs()})

    async def _check_nodes(self, template: Template) -> None:
        """Raise WrongUse, naming the classes, when the server lacks a node of the workflow."""
        answer = await self.wire.ask(Call("GET", "object_info"))
        known = words_of(answer)
        if lacking := sorted({str(node["class_type"]) for node in template.graph.values()} - set(known)):
            raise WrongUse(
                f"This ComfyUI has no node {', '.join(lacking)}.", next_step="Install the custom nodes, and restart it."
            )

    async def _upload(self, path: Path) -> str:
        """Put a file among the server's inputs; the name that the server gave it."""
        part = {"image": (path.name, path.read_bytes(), media_type(path))}
        call = Call("POST", "upload/image", form={"type": "input", "overwrite": "true"}, files=part)
        said = (await self.wire.upload(call)).json()
        return f"{said['subfolder']}/{said['name']}" if said.get("subfolder") else str(said["name"])

    def call(self, prepared: Prepared, reference: str) -> Call:
        """The workflow under an id of ours."""
        body: dict[str, Any] = {"prompt": prepared.request["graph"], "prompt_id": uuid_of(reference)}
        body["client_id"] = "shotwright"
        if prepared.request["outputs"]:
            body["partial_execution_targets"] = prepared.request["outputs"]
        return Call("POST", "prompt", json=body)

    def understand(self, answer: Answer) -> Receipt | Finished | Failed:
        """The id, which older servers choose themselves, or what is wrong with each node."""
        said = words_of(answer)
        if not answer.ok:
            error = said.get("error") or {}
            nodes = [
                f"node {name} ({node.get('class_type')}): {each.get('message')} {each.get('details')}".strip()
                for name, node in (said.get("node_errors") or {}).items()
                for each in node.get("errors", ())
            ]
            words = error.get("message") if isinstance(error, dict) else error
            return refusal(answer, "; ".join([str(words or answer.excerpt()), *nodes]))
        return Receipt(str(answer.json()["prompt_id"]))

    # ---- asking

    async def poll(self, receipt: Receipt) -> Progress | Finished | Failed:
        """The history has what is done, the queue what is not."""
        answer = await self.wire.ask(Call("GET", f"history/{receipt.job}"))
        done = answer.json().get(receipt.job)
        if done is None:
            place = await self._place(receipt.job)
            return Progress(place) if place else self.unknown()
        status = done.get("status") or {}
        messages = {str(name): about for name, about in status.get("messages") or ()}
        if "execution_interrupted" in messages:
            return Failed("cancelled", "The job was stopped.", False)
        if status.get("status_str") == "error":
            about = messages.get("execution_error") or {}
            words = f"{about.get('node_type')}: {about.get('exception_message')}"
            return Failed("vendor-fault", words, False)
        urls = [self._view(file) for file in saved(done.get("outputs") or {})]
        if not urls:
            return Failed("vendor-fault", "The workflow saved nothing.", False)
        return Finished(urls=tuple(urls))

    async def _place(self, job: str) -> Any:
        """`running`, `queued`, or None for a job that the server does not have."""
        answer = await self.wire.ask(Call("GET", "queue"))
        said = answer.json()
        for state, rows in (("running", said["queue_running"]), ("queued", said["queue_pending"])):
            if any(row[1] == job for row in rows):
                return state
        return None

    async def find(self, reference: str) -> Receipt | None:
        """The job under our id, in the history or the queue."""
        job = uuid_of(reference)
        answer = await self.wire.ask(Call("GET", f"history/{job}"))
        there = job in answer.json() or await self._place(job)
        return Receipt(job) if there else None

    async def cancel(self, receipt: Receipt) -> None:
        """Take it from the queue, or interrupt it by name: an interrupt without one stops whatever runs."""
        await self.wire.ask(Call("POST", "queue", json={"delete": [receipt.job]}))
        await self.wire.ask(Call("POST", "interrupt", json={"prompt_id": receipt.job}))

    # ---- fetching

    def _view(self, file: Mapping[str, Any]) -> str:
        """Where a saved file is served."""
        names = {
            "filename": file["filename"],
            "subfolder": file.get("subfolder", ""),
            "type": file.get("type", "output"),
        }
        return self.wire.address(f"view?{urlencode(names)}")

    async def fetch(self, finished: Finished, folder: Path) -> list[Path]:
        """Bring every saved file; its ending is in its name, not in the address."""
        found = []
        for number, url in enumerate(finished.urls):
            name = dict(httpx.URL(url).params).get("filename", "")
            target = folder / f"take{number or ''}{ending(f'https://file.example/{name}')}"
            if not target.exists():
                await self.wire.download(url, target)
            found.append(target)
        return found


class Template:
    """A workflow and where the parts of an order go into it. Raises WrongUse, saying what is wrong with either file."""

    def __init__(self, sidecar: Path) -> None:
        try:
            about = tomllib.loads(sidecar.read_text("utf-8"))
            graph = json.loads((sidecar.parent / str(about["graph"])).read_text("utf-8"))
        except (OSError, ValueError, KeyError) as error:
            raise WrongUse(
                f"'{sidecar}' is no sidecar of a workflow: {error}.",
                next_step='Write graph = "FILE.api.json" and [inputs.prompt] with node and field into a TOML file.',
            ) from error
        if not all(isinstance(node, dict) and "class_type" in node for node in graph.values()):
            raise WrongUse("The workflow is in the editor's form.", next_step='Export it anew with "Export (API)".')
        self.graph: dict[str, dict[str, Any]] = deepcopy(graph)
        self.slots: dict[str, dict[str, Any]] = about.get("inputs", {})
        self.output = str((about.get("outputs") or {}).get("node", ""))
        for slot in self.slots.values():
            self.node(str(slot["node"]))

    def node(self, name: str) -> str:
        """The id of the node with this id or title; a title must be one node's only."""
        if name in self.graph:
            return name
        fitting = [key for key, node in self.graph.items() if (node.get("_meta") or {}).get("title") == name]
        if len(fitting) != 1:
            listed = ", ".join(str((node.get("_meta") or {}).get("title", key)) for key, node in self.graph.items())
            many = "several nodes" if fitting else "no node"
            raise WrongUse(f"The workflow has {many} called '{name}'.", next_step=f"It has: {listed}. Ids work too.")
        return fitting[0]

    def outputs(self) -> list[str]:
        """The nodes whose files are wanted; empty for all."""
        return [self.node(self.output)] if self.output else []

    def put(self, name: str, value: Any) -> None:
        """Fill a slot."""
        slot = self.slots[name]
        if "scale" in slot or "add" in slot:
            value = round(value * slot.get("scale", 1)) + slot.get("add", 0)
        self.graph[self.node(str(slot["node"]))].setdefault("inputs", {})[str(slot["field"])] = value

    def fill(self, order: Order) -> None:
        """Fill every slot but those of files. Raises WrongUse for a slot that the order leaves empty."""
        short, shape = SHORT_SIDE.get(canonical(order.frame.size), 720), ratio(order.frame.aspect) or 1
        width, height = (short * shape, short) if shape >= 1 else (short, short / shape)
        known: dict[str, Any] = {
            "prompt": order.prompt,
            "negative": str(order.options.get("negative", "")),
            "seed": order.seed,
            "seconds": order.seconds,
            "fps": order.frame.fps,
            # Latent pictures are made in steps of 16 pixels.
            "width": round(width / 16) * 16,
            "height": round(height / 16) * 16,
            **order.options.get("slots", {}),
        }
        if order.options.get("negative") and "negative" not in self.slots:
            raise WrongUse("The workflow has no slot 'negative'.", next_step=f"It has: {', '.join(self.slots)}.")
        if strange := set(order.options.get("slots", {})) - set(self.slots):
            raise WrongUse(f"The workflow has no slot '{min(strange)}'.", next_step=f"It has: {', '.join(self.slots)}.")
        for name in self.slots:
            if name.rstrip("0123456789").rstrip("-") in FILES:
                continue
            if name not in known:
                raise WrongUse(f"The slot '{name}' is empty.", next_step=f"Fill it: the option slots: {{{name}: ...}}.")
            self.put(name, known[name])


def saved(outputs: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Every file that a finished job saved: films before pictures, and no previews."""
    found: list[Mapping[str, Any]] = []
    for node in outputs.values():
        for kind in sorted(node, key=lambda name: name not in ("video", "gifs")):
            rows = node[kind] if isinstance(node[kind], list) else ()
            found += [
                row for row in rows if isinstance(row, dict) and row.get("filename") and row.get("type") != "temp"
            ]
    return found
