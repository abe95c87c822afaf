"""Three ways to stream an answer as people write them with FastAPI, under Uvicorn.

    python3 fastapi-server.py 'The answer to everything.'

Prints its URL. Every answer waits at its half for a POST to /release; GET /asked has the body of
every question.
"""

import asyncio
import json
import socket
import sys
from typing import Optional

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

ANSWER = sys.argv[1]

app = FastAPI()
asked = []
release = asyncio.Event()


class SiderQuestion(BaseModel):
    prompt: str
    stream: bool
    cid: Optional[str] = None
    model: Optional[str] = None
    app_name: Optional[str] = None
    app_version: Optional[str] = None
    tz_name: Optional[str] = None
    sender: str = Field(alias="from")


class ReportQuestion(BaseModel):
    query: str
    history: list
    data: list


async def list_lengths():
    """How much of the answer there is so far, each time there is a character more."""
    for length in range(1, len(ANSWER) + 1):
        if length == len(ANSWER) // 2:
            await release.wait()
        yield length
        await asyncio.sleep(0.002)


def stream(chunks):
    return StreamingResponse(chunks, media_type="text/event-stream")


@app.post("/characters")
async def answer_in_characters(request: Request):
    asked.append((await request.body()).decode())

    async def generate():
        async for length in list_lengths():
            yield f"data: {ANSWER[length - 1]}\n\n"

    return stream(generate())


@app.post("/sider")
async def answer_as_sider(question: SiderQuestion, request: Request):
    asked.append((await request.body()).decode())
    reply = {"code": 0, "msg": "", "data": {"text": "", "cid": "C1", "chat_model": question.model}}

    async def generate():
        yield "data:" + json.dumps(reply)
        async for length in list_lengths():
            yield "data:" + json.dumps({**reply, "msg": ANSWER[length - 1]}, ensure_ascii=False)
        yield "data:[DONE]"

    return stream(generate())


@app.post("/report")
async def answer_with_report(question: ReportQuestion, request: Request):
    asked.append((await request.body()).decode())

    async def generate():
        async for length in list_lengths():
            report = {"id": 1, "time": "2026-01-01 00:00:00", "body": {"content": ANSWER[:length]}}
            yield json.dumps(report, ensure_ascii=False)

    return stream(generate())


@app.post("/release")
async def go_on():
    release.set()


@app.post("/reset")
async def begin_anew():
    asked.clear()
    release.clear()


@app.get("/asked")
async def list_questions():
    return asked


with socket.create_server(("127.0.0.1", 0)) as listener:
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])
