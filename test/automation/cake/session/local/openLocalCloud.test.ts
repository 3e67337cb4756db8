// Covers: localKubeconfig.ts
import { readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import type { LocalCloud } from "../../../../../automation/cake/session/local/localCloud";
import { openLocalCloud } from "../../../../../automation/cake/session/local/openLocalCloud";
import { CakeError } from "../../../../../automation/system/errors";
import { localCloudTesting, onLocalCloud } from "../../../../support/localCloud/testing";
import { temporaryFolder } from "../../../../support/temporaryFolder";

const account = "123456789012";

function open(folder: string): Promise<LocalCloud> {
    return openLocalCloud({ folder, account, region: "eu-central-1", latency: "none" });
}

async function failureOf(work: Promise<LocalCloud>): Promise<CakeError> {
    try {
        await (await work).close();
    } catch (error) {
        if (error instanceof CakeError) return error;
        throw error;
    }
    throw new Error("it opened");
}

function answers(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1");
        socket.once("connect", () => {
            socket.destroy();
            resolve(true);
        });
        socket.once("error", () => {
            resolve(false);
        });
    });
}

onLocalCloud("the local cloud, as the driver opens it,", () => {
    it("serves every package until it is closed, and several times at once", async () => {
        const folder = temporaryFolder();
        const clouds = await Promise.all([open(folder), open(folder)]);
        const ports = clouds.flatMap(({ environment }) => {
            expect(environment.PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION).to.equal("true");
            const attached = environment.PULUMI_DEBUG_PROVIDERS ?? "";
            expect(attached).to.match(/^aws:\d+,eks:\d+,kubernetes:\d+,random:\d+$/);
            return attached.split(",").map((pair) => Number(pair.split(":")[1]));
        });
        expect(new Set(ports)).to.have.property("size", 8);
        expect(await Promise.all(ports.map(answers))).to.not.include(false);
        await Promise.all(clouds.map((cloud) => cloud.close()));
        expect(await Promise.all(ports.map(answers))).to.not.include(true);
    });

    it("makes a kubeconfig of EKS work on this machine, without the AWS CLI", async () => {
        const cloud = await open(temporaryFolder());
        const server = "https://0123ABC.gr7.eu-central-1.eks.amazonaws.com";
        const given = {
            clusters: [{ name: "c", cluster: { server, "certificate-authority-data": "eA==" } }],
            users: [{ name: "u", user: { exec: { command: "aws" } } }],
        };
        const config: unknown = JSON.parse(cloud.kubeconfig(JSON.stringify(given)));
        const text = JSON.stringify(config);
        expect(text).to.match(/"server":"http:\/\/127\.0\.0\.1:\d+\/0123ABC"/);
        expect(text).to.not.contain("certificate").and.not.contain("exec");
        await cloud.close();
    });

    it("says which store is damaged, and leaves it as it is", async () => {
        const folder = temporaryFolder();
        const store = localCloudTesting().openJournalStore(folder, account);
        store.put("ec2/vpc", "vpc-1", {});
        store.put("ec2/vpc", "vpc-2", {});
        store.close();
        const journal = join(folder, account, "journal");
        const damaged = readFileSync(journal, "utf8").replace("vpc-1", "vpc-9");
        writeFileSync(journal, damaged);
        const error = await failureOf(open(folder));
        expect(error.message).to.contain(`${journal}:2`);
        expect(error.remedy).to.contain("backup");
        expect(readFileSync(journal, "utf8")).to.equal(damaged);
    });

    it("says so when its folder cannot be written", async () => {
        const file = join(temporaryFolder(), "file");
        writeFileSync(file, "");
        expect((await failureOf(open(file))).message).to.contain("cannot write");
    });
});
