import { expect } from "chai";
import { Agent } from "node:http";
import { keepingAlive, sendRequest, type HttpAnswer } from "../../../../automation/drain/cluster/sendRequest";
import { serveApi, type Answering, type ServedApi } from "./servedApi";

describe("sendRequest", () => {
    let api: ServedApi;
    let answering: Answering = () => [200, {}];

    before(async () => {
        api = await serveApi((request, response) => answering(request, response));
    });

    after(() => {
        api.close();
    });

    function send(timeLimit = 5000, signal = new AbortController().signal): Promise<HttpAnswer> {
        return sendRequest({
            url: new URL(`${api.url}/x?y=1`),
            method: "DELETE",
            options: { headers: { "content-length": "2" } },
            body: "{}",
            timeLimit,
            signal,
        });
    }

    it("returns the status, the whole body and the seconds to wait", async () => {
        answering = (_, response) => {
            response.writeHead(429, { "retry-after": "7" });
            response.write("Grü");
            setTimeout(() => response.end("ße"), 20);
            return undefined;
        };
        expect(await send()).to.deep.equal({ status: 429, body: "Grüße", retryAfter: 7 });
        expect(api.requests.at(-1)).to.deep.include({ method: "DELETE", path: "/x?y=1", body: "{}" });
    });

    it("throws a TimeoutError if the whole answer takes too long, though pieces of it arrive", async () => {
        answering = (_, response) => {
            const timer = setInterval(() => response.write("."), 10);
            response.on("close", () => {
                clearInterval(timer);
            });
            return undefined;
        };
        const error: unknown = await send(100).catch((thrown: unknown) => thrown);
        expect(error).to.have.property("name", "TimeoutError");
    });

    it("throws when it is aborted, and when the connection breaks", async () => {
        answering = () => undefined;
        expect(await send(5000, AbortSignal.abort()).catch((e: unknown) => e)).to.have.property(
            "name",
            "AbortError",
        );
        answering = (_, response) => {
            response.destroy();
            return undefined;
        };
        expect(await send().catch((e: unknown) => e)).to.have.property("code", "ECONNRESET");
    });
});

describe("keepingAlive", () => {
    it("is the same agent, which keeps its connections", () => {
        const agent = new Agent();
        expect(keepingAlive(agent)).to.equal(agent);
        expect(agent).to.have.property("keepAlive", true);
    });
});
