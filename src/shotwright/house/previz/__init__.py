"""The painter: a Shot becomes layered 2.5D pictures.

The data's path: `compose` turns a Shot into a Scene (a place from `places/`, figures from `subjects/`, weather, a camera
path, a palette); `render` asks the Scene for each frame; `canvas` is what one thread paints on, through the rasteriser in
`raster/` and the pixel kernels in `fields/`; `finish` grades it into yuv420p for the encoder.
"""
