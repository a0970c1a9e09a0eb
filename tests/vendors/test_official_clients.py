"""Each fake satisfies its vendor's own client, so that it cannot drift into what we only believe."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
from tests.vendors.fakes.cartesia import FakeCartesia
from tests.vendors.fakes.elevenlabs import FakeElevenLabs
from tests.vendors.fakes.fal import FakeFal
from tests.vendors.fakes.higgsfield import FakeHiggsfield
from tests.vendors.fakes.luma import FakeLuma
from tests.vendors.fakes.replicate import FakeReplicate
from tests.virtual import run

from shotwright.vendors.scripted import FakeService


def client_of(fake: FakeService, base: str = "") -> httpx.AsyncClient:
    """An HTTP client that reaches nothing but the fake."""
    return httpx.AsyncClient(transport=fake.transport(), base_url=base)


def test_fal(tmp_path: Path) -> None:
    """Submit, status, result."""
    import fal_client

    fake = FakeFal(tmp_path)

    async def use() -> tuple[list[str], Any]:
        client = fal_client.AsyncClient(key="k")
        # The package keeps its connection where it first awaited it.
        kept = asyncio.get_running_loop().create_future()
        kept.set_result(httpx.AsyncClient(transport=fake.transport(), headers={"authorization": "Key k"}))
        client.__dict__["_client"] = kept
        handle = await client.submit("bytedance/seedance-2.0/text-to-video", {"prompt": "a boat", "duration": "5"})
        states = [type(await handle.status()).__name__ for _ in range(3)]
        return states, await handle.get()

    states, result = run(use())
    assert states == ["Queued", "Completed", "Completed"]
    assert result["video"]["url"].startswith("https://v3.fal.media/")


def test_higgsfield(tmp_path: Path) -> None:
    """Submit, and wait for the result."""
    import higgsfield_client

    fake = FakeHiggsfield(tmp_path)

    async def use() -> Any:
        client = higgsfield_client.AsyncClient(api_key="k:s")
        client.__dict__["_client"] = client_of(fake, "https://api.higgsfield.ai")
        wanted = {"prompt": "a boat", "image_url": "https://a.b/c.png"}
        handle = await client.submit("higgsfield-ai/dop/turbo", wanted)
        await handle.status()
        return await handle.get()

    assert run(use())["video"]["url"].startswith("https://cdn.higgsfield.example/")


def test_luma(tmp_path: Path) -> None:
    """Create and retrieve."""
    from luma_agents import AsyncLuma

    fake = FakeLuma(tmp_path)

    async def use() -> Any:
        client = AsyncLuma(auth_token="k", http_client=client_of(fake))
        made = await client.generations.create(
            prompt="a boat", model="ray-3.2", type="video", video={"resolution": "720p", "duration": "5s"}
        )
        await client.generations.get(made.id)
        return await client.generations.get(made.id)

    done = run(use())
    assert done.state == "completed" and done.output[0].url.startswith("https://cdn.luma.example/")


def test_replicate(tmp_path: Path) -> None:
    """The schema, a prediction, its output."""
    import replicate

    fake = FakeReplicate(tmp_path)

    async def use() -> tuple[Any, Any]:
        client = replicate.Client(api_token="k", transport=fake.transport())
        model = await client.models.async_get("kwaivgi/kling-v2.5")
        made = await client.models.predictions.async_create("kwaivgi/kling-v2.5", input={"prompt": "a boat"})
        await client.predictions.async_get(made.id)
        return model, await client.predictions.async_get(made.id)

    model, done = run(use())
    assert "prompt" in model.latest_version.openapi_schema["components"]["schemas"]["Input"]["properties"]
    assert done.status == "succeeded" and done.output.startswith("https://replicate.delivery/")


def test_elevenlabs(tmp_path: Path) -> None:
    """Speech with times, as the package reads them."""
    from elevenlabs import AsyncElevenLabs

    async def use() -> Any:
        client = AsyncElevenLabs(api_key="k", httpx_client=client_of(FakeElevenLabs(tmp_path)))
        return await client.text_to_speech.convert_with_timestamps("v-1", text="A boat.", model_id="eleven_v3")

    said = run(use())
    assert said.alignment.characters == list("A boat.") and said.audio_base_64


def test_cartesia(tmp_path: Path) -> None:
    """The stream of events, as the package reads them."""
    from cartesia import AsyncCartesia

    async def use() -> list[str]:
        client = AsyncCartesia(api_key="k", http_client=client_of(FakeCartesia(tmp_path)))
        stream = await client.tts.generate_sse(
            model_id="sonic-3.5",
            transcript="A boat.",
            voice={"id": "v-1"},
            output_format={"container": "raw", "encoding": "pcm_s16le", "sample_rate": 44100},
            add_timestamps=True,
        )
        return [event.type async for event in stream]

    assert run(use()) == ["timestamps", "phoneme_timestamps", "chunk", "done"]
