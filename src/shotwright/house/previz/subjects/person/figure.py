"""A person as a Figure: chooses the pose of each instant and paints far limbs, trunk, head and near limbs in order."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ...curves import ease
from ...raster import Batch
from ...scene import Contact
from .. import SubjectRequest
from .body import paint_arm, paint_leg, paint_trunk, trunk_points
from .build import dressed
from .doing import Doing, doing_pose, doings
from .hands import Ball, Grip
from .head import paint_head
from .pose import Point, Pose, action_pose, blend, point, poured, running, trunk, walking
from .props import PROPS, paint_poured, paint_pouring, paint_prop
from .turned import TurnedBatch

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
        self.build = dressed(request.subject, request.palette, request.who)
        self.start = float(rng.random())
        self.pace = request.pace
        self.seat = request.seat
        self.close = request.close
        self.facing_us = request.subject.facing in ("camera", "away")
        self.away = request.subject.facing == "away"
        self.spells = self.timetable(request)
        self.mood = "sad" if request.manner == "sadly" else "glad" if request.manner == "joyfully" else ""
        b = self.build
        self.doings = [doings()[a] for _, _, a in self.spells if a in doings()]
        b.extras += [name for name in ("smile", "mouth", "shut") if any(getattr(d, name) for d in self.doings)]
        b.extras += ["mouth"] if self.actions & {"talk"} else []
        b.extras += ["smile"] if self.actions & {"smile"} or self.mood == "glad" else ["sad"] if self.mood else []
        b.beard = b.beard or "shave" in self.actions
        self.height = b.height * (1.04 if b.hat else 1.0)
        self.seated = self.sits()
        if self.seated:
            self.height = (self.seat or b.leg * 0.52) + b.height - b.leg + 0.04
        low = max((d.low for d in self.doings), default=1.0) if len(self.doings) == len(self.spells) else 1.0
        self.height = max(self.height * low, *(self.reach(d) for d in self.doings), 0.0)
        self.width = b.height * 0.95 if b.prop in ("umbrella", "guitar") or "sit" in self.actions else b.height * 0.62
        if low < 0.5:
            self.width = b.height * 1.9
        self.depth_below = max([0.02, *(d.below for d in self.doings)])
        self.swims = any(d.swims for d in self.doings)
        self.grips = {d.name: Grip.of(d, request) for d in self.doings}
        if request.held is not None and not any(g.given for g in self.grips.values()):
            self.carried: Grip | None = Grip.carrying(request)
        else:
            self.carried = None
        self.balls = {d.name: Ball(request) for d in self.doings if d.ball or d.flies}
        every = [*self.grips.values(), *([self.carried] if self.carried else [])]
        self.width = max([self.width, *(g.width for g in every)])
        if b.prop == "umbrella":
            self.height = b.height + 0.42
            self.width = 1.5
        if b.prop == "balloon":
            self.height = max(self.height, b.leg + b.torso + 0.75)
        neck = trunk_points(b, self.pose(0.0), self.turn).neck
        self.face = (float(neck[0]) + 0.14 * b.head, float(neck[1]) + 0.58 * b.head, b.head)
        self.eye_line = self.face[1]

    def reach(self, doing: Doing) -> float:
        """Metres of the highest hand of a doing, the body's own lifts included."""
        b = self.build
        upright = [k for k in doing.keys if abs(k.get("turn", 0.0)) < 20]
        highest = [b.arm * max(k.get("n", (0, 0))[1], k.get("f", (0, 0))[1]) + k.get("up", 0.0) for k in upright]
        sunk = self.seat + 0.1 - b.leg if self.seated and self.seat is not None else 0.0
        return b.leg + b.torso + sunk + max(highest) + 0.08 if highest and max(highest) > 0.2 else 0.0

    def sits(self) -> bool:
        """Whether all of it is done sitting."""
        if self.actions == {"sit"}:
            return True
        if self.seat is None or self.actions & set(UPRIGHT):
            return False
        return all(d.seat or d.sit for d in self.doings)

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
        doing = doings().get(action)
        if doing is not None and doing.base == "walk":
            return walking(self.build, 0.6 * self.pace).speed
        return doing.speed * self.pace if doing is not None else 0.0

    def travel(self, t: float) -> tuple[float, float]:
        """Forward as far as the walks and runs so far have come, up for jumps."""
        forward = 0.0
        for begin, end, action in self.spells:
            forward += self.speed(action) * max(
                0.0, min(t, end if (begin, end, action) != self.spells[-1] else t) - begin
            )
        up = 0.0
        doing = doings().get(self.spells[self.doing(t)][2])
        if doing is not None:
            begin = self.spells[self.doing(t)][0]
            lying = self.seat if self.seat is not None and doing.low < 0.4 else 0.0
            return forward, max(0.0, self.pose(t).up) + doing.rise * (t - begin) + lying
        if self.spells[self.doing(t)][2] == "jump":
            phase = (t * 0.9 * self.pace + self.start) % 1.0
            up = max(0.0, 4 * 0.42 * (phase - 0.3) / 0.6 * (1 - (phase - 0.3) / 0.6)) if 0.3 < phase < 0.9 else 0.0
        return forward, up

    def pose(self, t: float) -> Pose:
        """The joints at `t`, one action faded into the next."""
        i = self.doing(t)
        begin, _, action = self.spells[i]
        now = self.pose_of(action, t - begin, i)
        if i and t - begin < FADE:
            before = self.pose_of(self.spells[i - 1][2], t - self.spells[i - 1][0], i - 1)
            return blend(before, now, ease((t - begin) / FADE))
        return now

    def pose_of(self, action: str, t: float, spell: int = 0) -> Pose:
        """The joints of one action, with the hand where its prop wants it."""
        pose = self.acted(action, t, spell)
        if self.mood == "sad":
            pose.nod += 0.22
        elif self.mood == "glad":
            pose.nod -= 0.06
            pose.hip = pose.hip + point(0.0, 0.012 * abs(math.sin(4.6 * t)))
        if self.carried is not None and action in ("idle", "stand", "sit", "walk", "talk", "look", "smile"):
            pose.near_hand = trunk(self.build, pose.hip, pose.lean) + self.build.arm * point(0.50, -0.52)
            if self.carried.heavy:
                pose.far_hand = pose.near_hand + point(0.06, 0.02)
        return pose

    def acted(self, action: str, t: float, spell: int) -> Pose:
        """The joints of one action as such."""
        if action in doings():
            begin, end, _ = self.spells[spell]
            return doing_pose(self.build, doings()[action], t, end - begin, self.start, self.pace, self.seat)
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
        faces = [d.face for d in self.doings if d.face is not None]
        if faces:
            return max(faces[0], 0.62) if self.close and faces[0] > 0.15 else faces[0]
        moving = self.actions & {"walk", "run"} or any(d.speed or d.base or d.sit for d in self.doings)
        return 0.0 if moving else 0.62 if self.close else 0.45

    def head_turn(self, t: float) -> float:
        """The turn of the head: a little more to us than the body where faces are read, and never quite still."""
        if self.facing_us:
            return 1.0
        at_rest = not self.actions & {"walk", "run", "pour"}
        sway = 0.09 * math.sin(0.9 * t + 6.0 * self.start) if at_rest and self.turn > 0.3 else 0.0
        return max(self.turn, 0.34 if self.close else 0.0) + sway

    def paint(self, batch: Batch, t: float) -> None:
        """Draw the person at `t` seconds."""
        pose, b = self.pose(t), self.build
        scale = abs(batch.matrix[0])
        action = self.spells[self.doing(t)][2]
        grip = self.grips.get(action) or self.carried
        if grip is not None:
            grip.before(batch, t)
        body: Any = batch
        if abs(pose.turn) > 0.02:
            body = TurnedBatch(batch, pose.hip, pose.turn, point(0.0, min(0.0, pose.up)))
        points = trunk_points(b, pose, self.turn)
        near, far = pose.near_hand + points.near_shift, pose.far_hand + points.far_shift
        if action == "pour":
            # Jug and cup stay where the milk falls, however the body is turned.
            near, far = pose.near_hand, pose.far_hand
        mug = self.warmed(pose, action, t)
        if mug is not None:
            s = b.height / 1.72
            near, far = mug + point(-0.070, -0.055) * s, mug + point(0.052, -0.060) * s
        paint_arm(body, b, points.far_shoulder, far, far=True, scale=scale)
        if grip is not None:
            grip.far(batch, t, far)
        if action == "pour":
            paint_poured(batch, b, poured(b), self.filled(t))
        paint_leg(body, b, points.far_hip, pose.far_foot, pose.far_roll, far=True)
        paint_leg(body, b, points.near_hip, pose.near_foot, pose.near_roll, far=False)
        paint_trunk(body, b, pose, points)
        if b.prop == "umbrella":
            paint_prop(batch, b, "umbrella", pose.near_hand, t, self.start)
        self.paint_head(body, points.neck, pose, t, scale)
        if mug is not None and grip is not None:
            grip.stand(batch, t, mug)
        elif grip is not None and grip.behind_hand:
            grip.near(batch, t, near)
        paint_arm(body, b, points.near_shoulder, near, far=False, scale=scale)
        self.props(batch, pose, near, action, t)
        if grip is not None and not grip.behind_hand:
            grip.near(batch, t, near)
        if action in self.balls:
            self.balls[action].paint(batch, b, doings()[action], t, self.start, self.pace, near)

    def paint_head(self, batch: Any, neck: Any, pose: Pose, t: float, scale: float) -> None:
        """The head on its neck, with long ears where the wardrobe has them and the tongue out where it is shown."""
        head, turn = self.build.head, self.head_turn(t)
        middle = neck + head * point(0.15 - 0.06 * turn, 0.54)
        for side in (-1.0, 1.0) if "ears" in self.build.extras else ():
            ear = [(side * 0.20, 0.14), (side * 0.95, 0.26), (side * 0.55, -0.10), (side * 0.22, -0.12)]
            batch.poly(middle + head * np.array(ear), self.build.dark(self.build.skin, 0.3))
        paint_head(batch, self.build, neck, pose, t, self.start, turn, self.away, scale)
        if "tongue" in self.actions:
            mouth = middle + head * point(0.27 * (1 - turn) + 0.04, -0.26)
            batch.oval_at(mouth, head * 0.075, head * 0.03, (0.24, 0.06, 0.08))
            batch.capsule(mouth, mouth - head * point(-0.01, 0.10), head * 0.05, head * 0.056, (0.86, 0.36, 0.42))

    def props(self, batch: Batch, pose: Pose, near: Any, action: str, t: float) -> None:
        """What the near hand holds, where it is drawn by hand and not by a table."""
        b, holds = self.build, self.build.prop
        if action == "pour":
            paint_pouring(batch, b, pose.near_hand, poured(b))
        elif holds and holds != "umbrella" and (holds in PROPS or self.carried is None):
            if action in self.grips and not self.grips[action].empty:
                return
            carried = "jug" if holds == "pitcher" else holds
            paint_prop(batch, b, carried, near, t, self.start)
        elif "drink" in self.actions and self.carried is None:
            paint_prop(batch, b, "cup", near, t, self.start)
        elif "read" in self.actions and self.carried is None:
            paint_prop(batch, b, "book", near, t, self.start)

    def warmed(self, pose: Pose, action: str, t: float) -> Point | None:
        """Where a small cup is held between both hands, up where a close shot of someone seated sees it."""
        held = self.carried.near_thing if self.carried is not None else None
        if not (self.close and self.seated and held is not None and held.height < 0.14):
            return None
        if action not in ("idle", "sit"):
            return None
        lift = 0.010 * math.sin(0.7 * t)
        return trunk(self.build, pose.hip, pose.lean) + point(0.180, -0.045 + lift) * self.build.height / 1.72

    def filled(self, t: float) -> float:
        """How full the cup is into which somebody pours, 0..1."""
        begin, end, _ = self.spells[self.doing(t)]
        return min(1.0, (t - begin) / max(0.5, end - begin))

    def contacts(self, seconds: float) -> list[Contact]:
        """Each footfall: the instants at which a foot begins to carry weight."""
        steps: list[Contact] = []
        for begin, end, action in self.spells:
            doing: Doing | None = doings().get(action)
            walks = doing is not None and doing.base == "walk"
            if action not in ("walk", "run") and not walks:
                continue
            pace = 0.6 * self.pace if walks else self.pace
            gait = running(self.build, pace) if action == "run" else walking(self.build, pace)
            each = gait.cycle / gait.speed / 2
            first = (-self.start % 0.5) / 0.5 * each
            t = begin + first
            while t < min(end, seconds):
                steps.append(Contact(t, self.travel(t)[0], 1.0 if action == "run" else 0.7))
                t += each
        return steps
