import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { z } from "zod";
import { cake } from "../../layers/cake";
import { listEnvironments } from "../../stacks/_settings/load/environments";
import { jsonSchema, jsonSchemaText } from "../../stacks/_settings/schema/jsonSchema";
import { loadEnvironment } from "../../layers/environment";
import { root } from "../support/settingsProject";

const environments = listEnvironments(root);
const files = [
    "base.yaml",
    ...readdirSync(join(root, "stacks/kinds")).map((name) => `kinds/${name}`),
    ...environments.map((name) => `${name}/stack.yaml`),
];

describe("the shipped environments", () => {
    it("are five", () => {
        expect(environments).to.deep.equal(["dev-1", "prod", "sandbox-a", "sandbox-b", "staging"]);
    });

    for (const name of environments) {
        it(`have sound settings that live on the local cloud: ${name}`, () => {
            const { settings } = loadEnvironment(root, name);
            expect(settings.cloud).to.equal("local");
            expect(settings.protected).to.equal(["staging", "production"].includes(settings.kind));
            expect(settings.allowDestroy).to.equal(false);
        });
    }

    it("keep production and staging in accounts of their own", () => {
        const account = (name: string) => loadEnvironment(root, name).settings.account;
        expect(new Set(["sandbox-a", "sandbox-b", "dev-1"].map(account)).size).to.equal(1);
        expect(new Set(["sandbox-a", "staging", "prod"].map(account)).size).to.equal(3);
    });
});

describe("stacks/schema.json", () => {
    it("is what the schema in the code makes (else: npm run schema)", () => {
        expect(readFileSync(join(root, "stacks/schema.json"), "utf8")).to.equal(jsonSchemaText(cake));
    });

    const validator = z.fromJSONSchema(jsonSchema(cake));

    for (const file of files) {
        it(`takes ${file}, which names it for editors`, () => {
            const text = readFileSync(join(root, "stacks", file), "utf8");
            expect(validator.safeParse(parse(text)).error?.issues ?? []).to.deep.equal([]);
            expect(text).to.match(
                file.includes("/") ? /^# yaml-language-server: \$schema=\.\.\// : /^# yaml-language-server: /,
            );
        });
    }

    it("takes null for a key and refuses keys that it does not know", () => {
        expect(validator.safeParse({ network: { natGateways: null } }).success).to.equal(true);
        expect(validator.safeParse({ network: { natGatways: "none" } }).success).to.equal(false);
        expect(validator.safeParse({ network: { natGateways: "two" } }).success).to.equal(false);
    });
});
