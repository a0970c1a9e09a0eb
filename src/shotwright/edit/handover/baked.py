"""What a format cannot say becomes media: speed, freeze, moves and plain colours are rendered, one file a clip.

A baked clip is as long as its place on the timeline, transitions included, so that an editor still has its handles.
"""

from __future__ import annotations

from pathlib import Path

from shotwright.edit.render import render
from shotwright.film.cut import Clip, Cut


def needs_baking(clip: Clip) -> bool:
    """A clip that is more than a file played at its speed."""
    return clip.kind != "video" or clip.freeze or clip.speed != 1


def baked(cut: Cut, folder: Path, into: Path, cache: Path) -> tuple[Cut, tuple[str, ...]]:
    """The cut with such clips rendered into the folder `into`, and the names of those; other media stay where they are."""
    clips, names = [], []
    for number, clip in enumerate(cut.clips):
        if needs_baking(clip):
            into.mkdir(parents=True, exist_ok=True)
            target = into / f"{number + 1:03} {''.join(c if c.isalnum() or c in ' -_' else '-' for c in clip.name)}.mp4"
            alone = Cut(frame=cut.frame, clips=(clip.model_copy(update={"into": None, "lead": 0.0, "tail": 0.0}),))
            render(alone, target, folder=folder, cache=cache, force=True)
            plain = {
                "kind": "video",
                "media": str(target.absolute()),
                "start": 0,
                "speed": 1.0,
                "freeze": False,
                "move": None,
            }
            clip = clip.model_copy(update=plain)
            names.append(clip.name)
        clips.append(clip)
    return cut.model_copy(update={"clips": tuple(clips)}), tuple(names)
