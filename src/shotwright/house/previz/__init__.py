"""The painter: a Shot becomes layered 2.5D pictures.

The data's path: `compose` turns a Shot into a Scene (a place from `places/`, figures from `subjects/`, weather, a camera
path, a palette); `render` asks the Scene for each frame; `canvas` is what one thread paints on, through the rasteriser in
`raster/` and the pixel kernels in `fields/`; `finish` grades it into yuv420p for the encoder.
"""

from __future__ import annotations

import os

from shotwright import __version__
from shotwright.media.folders import cache_folder

# numba reads this when it is first imported: compiled kernels outlive a reinstall and need no writable package folder.
os.environ.setdefault("NUMBA_CACHE_DIR", str(cache_folder() / "kernels" / __version__))
