"""The reader: a process that loads eSpeak NG, reads one request aloud and ends.

It is run as a file with `-I -S`, so it may use nothing but the standard library. eSpeak NG keeps the phase of its voice
from one text to the next; a fresh process makes the same request give the same samples, keeps threads apart, and
nothing that eSpeak NG does wrong can end the program that asked.

stdin:  JSON {library, data, segments: [{text, voice, rate, pitch, range, gap}]}; without segments the voices are listed
stdout: one line of JSON, then 16-bit PCM of all segments
"""

from __future__ import annotations

import ctypes as c
import json
import os
import sys
from typing import Any

SYNCHRONOUS, PHONEME_EVENTS, PHONEME_IPA, DO_NOT_EXIT = 2, 1, 2, 0x8000
UTF8, SSML, CHARACTERS = 1, 0x10, 1
RATE, VOLUME, PITCH, RANGE, GAP = 1, 2, 3, 4, 7
WORD, END, PHONEME = 1, 5, 7
# Numbers of espeak-ng/speak_lib.h, API revision 12.


class Name(c.Union):
    """What an event is about."""

    _fields_ = (("number", c.c_int), ("name", c.c_char_p), ("string", c.c_char * 8))


class Event(c.Structure):
    """espeak_EVENT."""

    _fields_ = (
        ("type", c.c_int),
        ("unique_identifier", c.c_uint),
        ("text_position", c.c_int),
        ("length", c.c_int),
        ("audio_position", c.c_int),
        ("sample", c.c_int),
        ("user_data", c.c_void_p),
        ("id", Name),
    )


class Voice(c.Structure):
    """espeak_VOICE."""

    _fields_ = (
        ("name", c.c_char_p),
        ("languages", c.POINTER(c.c_char)),
        ("identifier", c.c_char_p),
        ("gender", c.c_ubyte),
        ("age", c.c_ubyte),
        ("variant", c.c_ubyte),
        ("xx1", c.c_ubyte),
        ("score", c.c_int),
        ("spare", c.c_void_p),
    )


CALLBACK = c.CFUNCTYPE(c.c_int, c.POINTER(c.c_short), c.c_int, c.POINTER(Event))


def main() -> None:
    """Answer the request on stdin."""
    request = json.loads(sys.stdin.buffer.read())
    library = c.CDLL(request["library"])
    # eSpeak NG keeps the folder of its data in a short buffer: a relative name always fits.
    os.chdir(os.path.dirname(request["data"]))
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, b".", PHONEME_EVENTS | PHONEME_IPA | DO_NOT_EXIT)
    if rate <= 0:
        sys.exit("eSpeak NG cannot read its data")
    pcm = bytearray()
    if "segments" in request:
        answer: dict[str, Any] = {"rate": rate, "segments": speak(library, request["segments"], pcm)}
    else:
        answer = {"voices": voices(library)}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pcm)
    sys.stdout.buffer.flush()


def speak(library: c.CDLL, segments: list[dict[str, Any]], pcm: bytearray) -> list[dict[str, Any]]:
    """Read segments one after the other; events are (type, character, sample, phoneme), both counted from 0."""
    events: list[tuple[int, int, int, str]] = []

    def hear(wave: Any, count: int, event: Any) -> int:
        if wave and count > 0:
            pcm.extend(c.string_at(wave, 2 * count))
        number = 0
        while event[number].type:
            e = event[number]
            if e.type in (WORD, END, PHONEME):
                symbol = e.id.string.decode("utf-8", "ignore") if e.type == PHONEME else ""
                events.append((e.type, e.text_position - 1, e.sample, symbol))
            number += 1
        return 0

    callback = CALLBACK(hear)
    library.espeak_SetSynthCallback(callback)
    answers = []
    for segment in segments:
        # eSpeak NG seeds the breath in its voices with the time of day: the same line is to have the same samples.
        library.espeak_ng_SetRandSeed(c.c_long(1))
        events.clear()
        begun = len(pcm)
        if library.espeak_SetVoiceByName(segment["voice"].encode()):
            sys.exit(f"eSpeak NG has no voice {segment['voice']}")
        for parameter, name in ((RATE, "rate"), (PITCH, "pitch"), (RANGE, "range"), (GAP, "gap")):
            library.espeak_SetParameter(parameter, int(segment[name]), 0)
        text = segment["text"].encode() + b"\0"
        if library.espeak_Synth(text, c.c_size_t(len(text)), 0, CHARACTERS, 0, UTF8 | SSML, None, None):
            sys.exit("eSpeak NG did not take the text")
        answers.append({"samples": (len(pcm) - begun) // 2, "events": list(events)})
    return answers


def voices(library: c.CDLL) -> list[tuple[str, str, str]]:
    """Every voice: its name, its first language tag, its identifier."""
    library.espeak_ListVoices.restype = c.POINTER(c.POINTER(Voice))
    listed = library.espeak_ListVoices(None)
    found, number = [], 0
    while listed[number]:
        voice = listed[number][0]
        tag, at = b"", 1  # the first byte is a priority
        while voice.languages[at] != b"\0":
            tag += voice.languages[at]
            at += 1
        found.append((voice.name.decode().strip(), tag.decode(), voice.identifier.decode()))
        number += 1
    return found


if __name__ == "__main__":
    main()
