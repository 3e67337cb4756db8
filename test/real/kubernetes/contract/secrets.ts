import { expect } from "chai";
import { type Answer, refusal } from "../answer";
import { type Chapter, create, patches } from "./contract";

/** Secrets and ConfigMaps: what they hold, and what they refuse to hold. */
export const secrets: Chapter = (served) => {
    describe("secrets", () => {
        let path: string;
        const make = (name: string, content: object): Promise<Answer> =>
            served().request("POST", path, {
                apiVersion: "v1",
                kind: "Secret",
                metadata: { name },
                ...content,
            });
        const patch = (name: string, body: object): Promise<Answer> =>
            served().request("PATCH", `${path}/${name}`, body, patches.merge);

        before(async () => {
            path = `/api/v1/namespaces/${await served().newNamespace()}/secrets`;
        });

        it("keep text as base64, and text wins over data", async () => {
            const made = await make("text", {
                stringData: { a: "é", b: "new" },
                data: { b: "b2xk", c: "Yw==" },
            });
            expect(made.at("data")).to.deep.equal({ a: "w6k=", b: "bmV3", c: "Yw==" });
            expect([made.at("stringData"), made.at("type")]).to.deep.equal([undefined, "Opaque"]);
            const changed = await patch("text", { stringData: { c: "c2" } });
            expect(changed.at("data.c")).to.equal("YzI=");
            expect(changed.at("stringData")).to.equal(undefined);
        });

        it("refuse what is no base64", async () => {
            const answer = refusal(await make("wrong", { data: { a: "%" } }));
            expect(answer).to.deep.equal({
                code: 400,
                reason: "BadRequest",
                message:
                    'Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 0',
            });
        });

        it("refuse keys that are none", async () => {
            const answer = refusal(await make("wrong", { stringData: { "a b": "x" } }));
            expect(answer.message).to.equal(
                "Secret \"wrong\" is invalid: data[a b]: Invalid value: \"a b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
            );
        });

        it("want what their type needs", async () => {
            const tls = refusal(await make("tls", { type: "kubernetes.io/tls" }));
            expect(tls.message).to.equal(
                'Secret "tls" is invalid: [data[tls.crt]: Required value, data[tls.key]: Required value]',
            );
            const docker = refusal(
                await make("docker", { type: "kubernetes.io/dockerconfigjson", stringData: { x: "y" } }),
            );
            expect(docker.message).to.equal(
                'Secret "docker" is invalid: data[.dockerconfigjson]: Required value',
            );
        });

        it("keep their type, and all their data when they are immutable", async () => {
            await create(served(), path, {
                apiVersion: "v1",
                kind: "Secret",
                metadata: { name: "fixed" },
                immutable: true,
            });
            expect(refusal(await patch("fixed", { data: { a: "Yg==" } })).message).to.equal(
                'Secret "fixed" is invalid: data: Forbidden: field is immutable when `immutable` is set',
            );
            await make("typed", {});
            expect(refusal(await patch("typed", { type: "example.com/other" })).message).to.equal(
                'Secret "typed" is invalid: type: Invalid value: "example.com/other": field is immutable',
            );
        });
    });
};
