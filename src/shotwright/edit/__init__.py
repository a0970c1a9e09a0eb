"""The edit: a cut becomes a film.

segments   what is rendered alone              graph     a segment as one FFmpeg command
media      what lies behind the names          render    segments, cache, join
lettering  titles and burnt captions           mix, cues what is heard, and when
"""
