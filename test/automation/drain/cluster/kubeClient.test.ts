// Covers: connect.ts
import { expect } from "chai";
import { ClusterGone } from "../../../../automation/drain/cluster/kubeErrors";
import type { KubeCall } from "../../../../automation/drain/cluster/kubeClient";
import { CakeError, exitCodes } from "../../../../automation/system/errors";
import { serveApi, type Answering, type ServedApi } from "./servedApi";

const list: KubeCall = {
    method: "GET",
    path: "/api/v1/services?limit=1",
    verb: "list",
    resource: "services",
};

describe("KubeClient", () => {
    let api: ServedApi;
    let answering: Answering;

    beforeEach(async () => {
        api = await serveApi((request, response) => answering(request, response));
    });

    afterEach(() => {
        api.close();
    });

    const failure = (asking: Promise<unknown>): Promise<unknown> =>
        asking.then(
            () => undefined,
            (thrown: unknown) => thrown,
        );

    it("returns the document, and sends its credentials", async () => {
        answering = () => [200, { items: [] }];
        const client = await api.client();
        expect(await client.ask(list)).to.deep.equal({ items: [] });
        expect(api.requests[0]).to.deep.include({
            method: "GET",
            path: "/api/v1/services?limit=1",
            body: "",
        });
        expect(api.requests[0]?.headers.authorization).to.equal("Bearer token");
    });

    it("sends a patch as a merge patch", async () => {
        answering = () => [200, {}];
        const client = await api.client();
        await client.ask({ ...list, method: "PATCH", verb: "patch", body: { spec: { suspend: true } } });
        expect(api.requests[0]?.headers["content-type"]).to.equal("application/merge-patch+json");
        expect(api.requests[0]?.body).to.equal('{"spec":{"suspend":true}}');
    });

    it("takes a missing object, and a status that the caller tolerates, for no answer", async () => {
        answering = () => [404, { message: "not found" }];
        const client = await api.client();
        expect(await client.ask(list)).to.equal(undefined);
        answering = () => [409, { message: "conflict" }];
        expect(await client.ask({ ...list, tolerated: [409] })).to.equal(undefined);
        expect(await failure(client.ask(list))).to.be.instanceOf(CakeError);
    });

    it("tries again while the API throttles or fails inside, as often as it may", async () => {
        let calls = 0;
        answering = () =>
            (calls += 1) < 4 ? [calls === 1 ? 429 : 503, { message: "later" }] : [200, { ok: true }];
        const client = await api.client({ tries: 4 });
        expect(await client.ask(list)).to.deep.equal({ ok: true });
        expect(api.requests).to.have.length(4);
        calls = -10;
        expect(await failure(client.ask(list)))
            .to.have.property("message")
            .that.contains("answered 503");
        expect(api.requests).to.have.length(8);
    });

    it("does not try again what is refused for good", async () => {
        answering = () => [403, { message: 'User "ci" cannot list services' }];
        const error = await failure((await api.client()).ask(list));
        expect(error).to.include({ exitCode: exitCodes.unauthorised });
        expect(api.requests).to.have.length(1);
    });

    it("quotes the beginning of an answer that is not from the API", async () => {
        answering = (_, response) => {
            response.statusCode = 400;
            response.end("<html>proxy</html>");
            return undefined;
        };
        const error = await failure((await api.client()).ask(list));
        expect(error).to.have.property("message").that.contains("<html>proxy</html>");
    });

    it("ends at once when the run is cancelled", async () => {
        answering = () => [503, {}];
        const controller = new AbortController();
        const client = await api.client({ signal: controller.signal, pause: 60_000 });
        const asking = failure(client.ask(list));
        setTimeout(() => {
            controller.abort();
        }, 50);
        expect(await asking).to.include({ exitCode: exitCodes.cancelled });
    });

    it("gives up after two requests without an answer", async () => {
        answering = () => undefined;
        const error = await failure((await api.client({ timeLimit: 30 })).ask(list));
        expect(error).to.include({ exitCode: exitCodes.timedOut });
        expect(api.requests).to.have.length(2);
    });

    it("says that the cluster is gone if that is proven", async () => {
        answering = (_, response) => {
            response.destroy();
            return undefined;
        };
        const client = await api.client({ isGone: () => Promise.resolve(true) });
        expect(await failure(client.ask(list))).to.be.instanceOf(ClusterGone);
        expect(api.requests).to.have.length(1);
    });
});
