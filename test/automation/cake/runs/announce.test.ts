import { expect } from "chai";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { announce } from "../../../../automation/cake/runs/announce";
import { pathsOf } from "../../../../automation/cake/model/paths";
import { sandboxWith } from "../../../support/settingsProject";

describe("an announcement", () => {
    let server: Server | undefined;
    const notices: string[] = [];
    const project = sandboxWith("announce: { webhook: TEAM_HOOK }\n");
    const place = {
        paths: pathsOf(project),
        environment: "one",
        notice: (text: string) => notices.push(text),
    };

    async function serve(
        answer: (request: IncomingMessage, response: ServerResponse) => void,
    ): Promise<string> {
        const made = createServer(answer);
        server = made;
        await new Promise<void>((done) => made.listen(0, "127.0.0.1", done));
        return `http://127.0.0.1:${(made.address() as AddressInfo).port}/T000/secret-token`;
    }
    beforeEach(() => {
        notices.length = 0;
    });
    afterEach(() => {
        server?.closeAllConnections();
        server?.close();
        server = undefined;
    });

    it("is Slack's JSON, in which nothing is a mention", async () => {
        let body = "";
        const url = await serve((request, response) => {
            request.on("data", (part: Buffer) => (body += part.toString()));
            request.on("end", () => response.end("ok"));
        });
        await announce(place, "one is claimed by ada for <!channel> & co", { TEAM_HOOK: url });
        expect(JSON.parse(body)).to.deep.equal({
            text: "one is claimed by ada for &lt;!channel&gt; &amp; co",
        });
        expect(notices).to.deep.equal([]);
    });

    it("goes nowhere where there is no webhook, or its variable is not set", async () => {
        await announce(place, "x", {});
        await announce({ ...place, paths: pathsOf(sandboxWith("")) }, "x", {
            TEAM_HOOK: "http://127.0.0.1:1",
        });
        expect(notices).to.deep.equal([]);
    });

    it("that fails is one notice, without the URL", async () => {
        const refusing = await serve((_, response) => response.writeHead(500).end());
        await announce(place, "x", { TEAM_HOOK: refusing });
        await announce(place, "x", { TEAM_HOOK: "http://127.0.0.1:1/secret-token" });
        await announce(place, "x", { TEAM_HOOK: "secret-token" });
        expect(notices).to.deep.equal([
            "The team could not be told by the webhook in TEAM_HOOK: it answered 500.",
            "The team could not be told by the webhook in TEAM_HOOK: it cannot be reached.",
            "The team could not be told by the webhook in TEAM_HOOK: it is no URL.",
        ]);
    });

    it("is not waited for for long", async () => {
        const slow = await serve(() => undefined);
        await announce(place, "x", { TEAM_HOOK: slow }, 100);
        expect(notices.join()).to.match(/did not answer in 0\.1 s/);
    });
});
