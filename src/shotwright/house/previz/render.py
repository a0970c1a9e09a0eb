"""Frames from a scene: each painted on its own, on as many threads as there are cores, handed over in order."""

from __future__ import annotations

import threading
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from .canvas import Canvas
from .lens import roll, smear, widened
from .scene import Scene

Yuv = NDArray[np.uint8]
Sink = Callable[[Yuv], None]

AHEAD = 4
"""Frames that may wait for the encoder."""

# The painter is parallel over frames; OpenCV's own threads would only fight with it.
cv2.setNumThreads(1)


def paint(scene: Scene, index: int, canvas: Canvas) -> Yuv:
    """Frame `index` as (height * 3 / 2, width) bytes of yuv420p; depends on nothing but its arguments."""
    hold = scene.palette.hold
    t = index // hold * hold / scene.frame.fps
    view = scene.view(t)
    if scene.roll is not None:
        view = widened(view, scene.overscan)
    scene.stage.backdrop.draw(canvas, view, t)
    for node in sorted(scene.nodes, key=lambda node: -node.z):
        node.draw(canvas, view, t)
    canvas.flush()
    canvas.add_glows()
    width, height = scene.pixels
    step = 0.5 / scene.frame.fps
    smear(canvas.picture, scene.view(max(0.0, t - step)), scene.view(t + step))
    if scene.roll is not None:
        roll(canvas.picture, width, height, scene.roll(t), scene.overscan)
    yuv = np.empty((height * 3 // 2, width), np.uint8)
    canvas.finish(scene.palette, scene.seed, index, yuv)
    return yuv


class Stopped(Exception):
    """The painting was called off."""


def render(
    scene: Scene,
    sink: Sink,
    *,
    workers: int = 2,
    progress: Callable[[float], None] | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Paint every frame on `workers` threads and give each to `sink`, in order.

    Raises Stopped once `stop` is set, and whatever a frame or the sink raises; no thread outlives the call.
    """
    count = scene.count
    stop = stop or threading.Event()
    turn = threading.Condition()
    done: dict[int, Yuv] = {}
    failed: list[BaseException] = []
    handed = taken = 0

    def may_begin() -> bool:
        return taken < handed + AHEAD or bool(failed) or stop.is_set()

    def may_hand_over() -> bool:
        return handed in done or bool(failed) or stop.is_set()

    def work() -> None:
        nonlocal taken
        canvas = Canvas(*scene.pixels)
        try:
            while True:
                with turn:
                    turn.wait_for(may_begin)
                    if failed or stop.is_set() or taken >= count:
                        return
                    index = taken
                    taken += 1
                frame = paint(scene, index, canvas)
                with turn:
                    done[index] = frame
                    turn.notify_all()
        except BaseException as error:
            with turn:
                failed.append(error)
                turn.notify_all()

    threads = [threading.Thread(target=work, name=f"painter-{n}") for n in range(min(workers, count))]
    for thread in threads:
        thread.start()
    try:
        while handed < count:
            with turn:
                # The time limit lets Ctrl-C and `stop` be seen while a frame is painted.
                turn.wait_for(may_hand_over, timeout=0.2)
                if failed:
                    raise failed[0]
                if stop.is_set():
                    raise Stopped
                if handed not in done:
                    continue
                frame = done.pop(handed)
            sink(frame)
            with turn:
                handed += 1
                turn.notify_all()
            if progress is not None:
                progress(handed / count)
    finally:
        with turn:
            if handed < count:
                failed.append(Stopped())
            turn.notify_all()
        for thread in threads:
            thread.join()
