"""A person as a Figure: chooses the pose of each instant and paints far limbs, trunk, head and near limbs in order."""

from __future__ import annotations

from ...curves import ease
from ...raster import Batch
from ...scene import Contact
from .. import SubjectRequest
from .body import paint_arm, paint_leg, paint_trunk, trunk_points
from .build import dressed
from .head import paint_head
from .pose import Pose, action_pose, blend, point, running, trunk, walking
from .props import paint_prop

FADE = 0.45
"""Seconds in which one action becomes the next."""

UPRIGHT = ("walk", "run", "stand", "dance", "jump", "pour", "wave")
"""Actions that nobody does sitting."""

Spell = tuple[float, float, str]
"""Start and end in seconds, and what is done."""


class Person:
    """A person who does one thing, or several in turn."""

    def __init__(self, request: SubjectRequest) -> None:
        rng = request.rng(3)
        self.build = dressed(request.subject, request.palette, rng)
        self.start = float(rng.random())
        self.pace = request.pace
        self.seat = request.seat
        self.close = request.close
        self.facing_us = request.subject.facing in ("camera", "away")
        self.away = request.subject.facing == "away"
        self.spells = self.timetable(request)
        b = self.build
        self.height = b.height * (1.04 if b.hat else 1.0)
        seated = self.actions == {"sit"} or (self.seat is not None and not self.actions & set(UPRIGHT))
        if seated:
            self.height = (self.seat or b.leg * 0.52) + b.height - b.leg + 0.04
        self.width = b.height * 0.95 if b.prop in ("umbrella", "guitar") or "sit" in self.actions else b.height * 0.62
        self.depth_below = 0.02
        if b.prop == "umbrella":
            self.height = b.height + 0.42
            self.width = 1.5
        neck = trunk_points(b, self.pose(0.0), self.turn).neck
        self.face = (float(neck[0]) + 0.14 * b.head, float(neck[1]) + 0.58 * b.head, b.head)
        self.eye_line = self.face[1]

    @property
    def actions(self) -> set[str]:
        """Everything that is done during the shot."""
        return {action for _, _, action in self.spells}

    def timetable(self, request: SubjectRequest) -> list[Spell]:
        """What is done when."""
        if len(request.beats) < 2:
            return [(0.0, request.seconds, request.action)]
        return [(b.start * request.seconds, b.end * request.seconds, b.action) for b in request.beats]

    def doing(self, t: float) -> int:
        """Index of the spell at `t`."""
        for i, (_, end, _) in enumerate(self.spells):
            if t < end:
                return i
        return len(self.spells) - 1

    def speed(self, action: str) -> float:
        """Metres a second of an action."""
        if action == "walk":
            return walking(self.build, self.pace).speed
        if action == "run":
            return running(self.build, self.pace).speed
        return 0.0

    def travel(self, t: float) -> tuple[float, float]:
        """Forward as far as the walks and runs so far have come, up for jumps."""
        forward = 0.0
        for begin, end, action in self.spells:
            forward += self.speed(action) * max(
                0.0, min(t, end if (begin, end, action) != self.spells[-1] else t) - begin
            )
        up = 0.0
        if self.spells[self.doing(t)][2] == "jump":
            phase = (t * 0.9 * self.pace + self.start) % 1.0
            up = max(0.0, 4 * 0.42 * (phase - 0.3) / 0.6 * (1 - (phase - 0.3) / 0.6)) if 0.3 < phase < 0.9 else 0.0
        return forward, up

    def pose(self, t: float) -> Pose:
        """The joints at `t`, one action faded into the next."""
        i = self.doing(t)
        begin, _, action = self.spells[i]
        now = self.pose_of(action, t - begin)
        if i and t - begin < FADE:
            before = self.pose_of(self.spells[i - 1][2], t - self.spells[i - 1][0])
            return blend(before, now, ease((t - begin) / FADE))
        return now

    def pose_of(self, action: str, t: float) -> Pose:
        """The joints of one action, with the hand where its prop wants it."""
        seat = self.seat if action not in UPRIGHT else None
        pose = action_pose(self.build, action, t, self.start, self.pace, seat)
        if self.build.prop == "umbrella":
            pose.near_hand = trunk(self.build, pose.hip, pose.lean) + self.build.arm * point(0.34, -0.42)
        elif self.build.prop in ("guitar", "camera", "book", "phone") and action in ("idle", "stand", "sit"):
            pose.near_hand = trunk(self.build, pose.hip, pose.lean) + self.build.arm * point(0.46, -0.58)
        return pose

    @property
    def turn(self) -> float:
        """How far the body is turned from profile (0) towards the camera (1)."""
        if self.facing_us:
            return 1.0
        moving = self.actions & {"walk", "run"}
        return 0.0 if moving else 0.62 if self.close else 0.35

    def paint(self, batch: Batch, t: float) -> None:
        """Draw the person at `t` seconds."""
        pose, b = self.pose(t), self.build
        scale = abs(batch.matrix[0])
        points = trunk_points(b, pose, self.turn)
        holds_near = b.prop
        paint_arm(batch, b, points.far_shoulder, pose.far_hand + points.far_shift, far=True, scale=scale)
        if self.spells[self.doing(t)][2] == "pour":
            paint_prop(batch, b, "cup", pose.far_hand, t, self.start)
        paint_leg(batch, b, points.far_hip, pose.far_foot, pose.far_roll, far=True)
        paint_leg(batch, b, points.near_hip, pose.near_foot, pose.near_roll, far=False)
        paint_trunk(batch, b, pose, points)
        if holds_near == "umbrella":
            paint_prop(batch, b, "umbrella", pose.near_hand, t, self.start)
        paint_head(batch, b, points.neck, pose, t, self.start, max(self.turn, 0.0), self.away, scale)
        paint_arm(batch, b, points.near_shoulder, pose.near_hand + points.near_shift, far=False, scale=scale)
        if self.spells[self.doing(t)][2] == "pour":
            paint_prop(batch, b, "pitcher", pose.near_hand, t, self.start)
        elif holds_near and holds_near != "umbrella":
            carried = "jug" if holds_near == "pitcher" else holds_near
            paint_prop(batch, b, carried, pose.near_hand + points.near_shift, t, self.start)
        elif "drink" in self.actions:
            paint_prop(batch, b, "cup", pose.near_hand + points.near_shift, t, self.start)
        elif "read" in self.actions:
            paint_prop(batch, b, "book", pose.near_hand + points.near_shift, t, self.start)

    def contacts(self, seconds: float) -> list[Contact]:
        """Each footfall: the instants at which a foot begins to carry weight."""
        steps: list[Contact] = []
        for begin, end, action in self.spells:
            if action not in ("walk", "run"):
                continue
            gait = walking(self.build, self.pace) if action == "walk" else running(self.build, self.pace)
            each = gait.cycle / gait.speed / 2
            first = (-self.start % 0.5) / 0.5 * each
            t = begin + first
            while t < min(end, seconds):
                steps.append(Contact(t, self.travel(t)[0], 1.0 if action == "run" else 0.7))
                t += each
        return steps
