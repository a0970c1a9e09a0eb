"""The house as a vendor: paints and sounds an order on this machine, free, through the same contract as everyone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from shotwright.errors import TakeFailed, WrongUse
from shotwright.film import Frame, Order
from shotwright.vendors import Finished, Limits, Prepared, Progress, Receipt
from shotwright.vendors.contract import Manner, Unsupported

if TYPE_CHECKING:
    from .foley.tone import Sound
    from .picture import PictureFilm
    from .previz.scene import Scene

LONGEST = 60.0
"""Seconds of one take."""


class House:
    """Makes a film from an order with nothing but this machine."""

    name = "house"
    manner: Manner = "house"
    limits = Limits()
    settle = 0.0

    def __init__(self) -> None:
        self.progress: Callable[[float], None] | None = None
        """Told how much of a take is painted, 0..1."""
        self._scene: tuple[str, Scene] | None = None
        self._sound: tuple[str, threading.Thread, list[Sound]] | None = None

    def scene(self, order: Order) -> Scene:
        """The scene of an order; the last one is kept, because a sheet comes before its film."""
        from .previz.compose import compose

        if self._scene is None or self._scene[0] != order.digest:
            self._scene = order.digest, compose(order.shot, drawn_frame(order), order.seconds, order.seed)
        return self._scene[1]

    def sheet(
        self, order: Order, target: Path, *, force: bool = False, files: Mapping[str, Path] | None = None
    ) -> tuple[str, ...]:
        """Three frames of the take side by side as PNG; returns what could not be drawn."""
        from .previz.sheet import contact_sheet, save_png

        if order.inputs:
            film = self._over_pictures(order, files or {})
            save_png(film.sheet(), target, force=force)
            return film.notes
        scene = self.scene(order)
        self._begin_sound(order)
        save_png(contact_sheet(scene), target, force=force)
        return scene.notes

    def _begin_sound(self, order: Order) -> None:
        """Start on the sound while the sheet is painted: both leave the interpreter free most of the time."""
        from .foley import soundtrack
        from .previz.compose import sound_plan

        if self._sound is not None and self._sound[0] == order.digest:
            return
        scene = self.scene(order)
        made: list[Sound] = []
        worker = threading.Thread(target=lambda: made.append(soundtrack(sound_plan(scene, order.shot), order.seed)))
        worker.start()
        self._sound = order.digest, worker, made

    def _soundtrack(self, order: Order) -> Sound:
        """The sound of the take, whether it was begun or not."""
        self._begin_sound(order)
        assert self._sound is not None
        _, worker, made = self._sound
        worker.join()
        if not made:
            raise TakeFailed("The sound of the take could not be made.", next_step="Please report the prompt and seed.")
        return made[0]

    async def prepare(self, order: Order, files: Mapping[str, Path]) -> Prepared:
        """Check what the house can make."""
        if not 0 < order.seconds <= LONGEST:
            raise WrongUse(f"The house makes takes of up to {LONGEST:g} seconds, not {order.seconds:g}.")
        unknown = sorted(set(order.inputs) - {"image", "end-image"})
        if unknown or (order.inputs and "image" not in order.inputs):
            raise WrongUse(
                f"The house cannot start from {', '.join(unknown) or 'an end picture alone'}.",
                next_step="It takes --image (a camera moves over it) and with it --end-image (the one dissolves into the "
                "other); describe the rest in words.",
            )
        still = order.options.get("still") is True
        others = [name for name in order.options if name != "still"]
        if others:
            raise WrongUse(f"The house has no option '{others[0]}'.", next_step="It has one: still.")
        if still and order.inputs:
            raise WrongUse("The house paints stills from words only.", next_step="Leave --image or --still away.")
        return Prepared(order, {"files": {role: str(files[role]) for role in order.inputs}})

    async def submit(self, prepared: Prepared, reference: str) -> Finished:
        """Paint the take into a temporary file; cancelling stops it within a frame and leaves nothing."""
        import tempfile

        folder = Path(tempfile.mkdtemp(prefix="shotwright-house-"))
        stop = threading.Event()
        work = asyncio.get_running_loop().run_in_executor(None, self._make, prepared, folder, stop)
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            stop.set()
            await asyncio.wait([work])
            # Asked for, so that asyncio does not print what the painter ended with.
            work.exception()
            _empty(folder)
            raise

    def _over_pictures(self, order: Order, files: Mapping[str, Path]) -> PictureFilm:
        """A camera over the given pictures."""
        from .picture import PictureFilm

        pictures = tuple(Path(files[role]) for role in ("image", "end-image") if role in order.inputs)
        frame = drawn_frame(order)
        return PictureFilm(order, pictures, frame.pixels, frame.fps)

    def _make(self, prepared: Prepared, folder: Path, stop: threading.Event) -> Finished:
        """Sound first, then the frames straight into the encoder; of a still, one frame."""
        from shotwright.media.encode import Encoder
        from shotwright.media.loudness import write_wav

        from .previz.render import render

        order = prepared.order
        try:
            if order.options.get("still"):
                return self._make_still(order, folder)
            wav, film = folder / "sound.wav", folder / "take.mp4"
            write_wav(wav, self._soundtrack(order))
            quality: Literal["draft", "final"] = "draft" if order.draft else "final"
            if order.inputs:
                moved = self._over_pictures(order, {role: Path(p) for role, p in prepared.request["files"].items()})
                with Encoder(film, *moved.pixels, moved.fps, sound=wav, quality=quality) as encoder:
                    for index in range(moved.count):
                        if stop.is_set():
                            raise TakeFailed("The take was called off.")
                        encoder.write(moved.yuv(index))
                        if self.progress is not None:
                            self.progress((index + 1) / moved.count)
                notes = moved.notes
            else:
                scene = self.scene(order)
                with Encoder(film, *scene.pixels, scene.frame.fps, sound=wav, quality=quality) as encoder:
                    render(scene, encoder.write, progress=self.progress, stop=stop)
                notes = scene.notes
            wav.unlink()
            return Finished(files=(film,), notes=notes)
        except BaseException:
            _empty(folder)
            raise

    def _make_still(self, order: Order, folder: Path) -> Finished:
        """The frame in the middle of the shot, as PNG."""
        from .previz.canvas import Canvas
        from .previz.render import paint
        from .previz.sheet import save_png, to_rgb

        scene = self.scene(order)
        still = folder / "still.png"
        save_png(to_rgb(paint(scene, scene.count // 2, Canvas(*scene.pixels))), still, force=False)
        return Finished(files=(still,), notes=scene.notes)

    def recall(self, spool: Path) -> None:
        """The house keeps no answers: lost work is done again."""
        return None

    async def poll(self, receipt: Receipt) -> Progress:
        """The house answers inside submit: there is nothing to ask for."""
        raise Unsupported("the house answers inside submit")

    async def fetch(self, finished: Finished, folder: Path) -> list[Path]:
        """Move the painted files into `folder`."""
        import shutil

        moved = []
        for file in finished.files:
            target = folder / file.name
            shutil.move(file, target)
            moved.append(target)
            _empty(file.parent)
        return moved

    async def find(self, reference: str) -> None:
        """Work that was lost is simply done again."""
        return None

    async def cancel(self, receipt: Receipt) -> None:
        """Cancelling the task that waits for submit stops the painting."""
        raise Unsupported("cancel the task that waits for submit")

    async def close(self) -> None:
        """The house holds nothing open."""


def drawn_frame(order: Order) -> Frame:
    """The frame that is painted: a draft has half the size and half the rate."""
    if not order.draft:
        return order.frame
    small = {"360p": "360p", "480p": "360p", "720p": "360p", "1080p": "480p"}[order.frame.size]
    return order.frame.model_copy(update={"size": small, "fps": max(1, order.frame.fps // 2)})


def _empty(folder: Path) -> None:
    """Remove a temporary folder and what is left in it."""
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
