import { expect } from "chai";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathsOf, runFolder, stackFolder } from "../../../../automation/cake/model/paths";
import {
    readDeployed,
    readLast,
    recordDeployed,
    recordGone,
    recordLast,
} from "../../../../automation/cake/model/records";
import { skipped, untouched } from "../../../../automation/cake/model/skipped";
import { CakeError } from "../../../../automation/system/errors";
import { temporaryFolder } from "../../../support/temporaryFolder";

describe("the records of an environment", () => {
    it("tell what is deployed, and are gone with the last layer", () => {
        const paths = pathsOf(temporaryFolder());
        const file = join(stackFolder(paths, "dev-1"), "deployed.yaml");
        recordDeployed(paths, "dev-1", "network", { resources: 31 });
        recordDeployed(paths, "dev-1", "compute", { resources: 24 });
        expect(readDeployed(paths, "dev-1").compute?.resources).to.equal(24);
        expect(readFileSync(file, "utf8")).to.match(
            /^# .*\nnetwork:\n {2}at: .*Z\n {2}resources: 31\ncompute:/,
        );
        recordGone(paths, "dev-1", "compute");
        recordGone(paths, "dev-1", "network");
        expect(existsSync(file)).to.equal(false);
    });

    it("tell a layer that is there only in part, until it is whole", () => {
        const paths = pathsOf(temporaryFolder());
        recordDeployed(paths, "dev-1", "compute", { resources: 12, partial: true });
        expect(readDeployed(paths, "dev-1").compute).to.deep.include({ resources: 12, partial: true });
        recordDeployed(paths, "dev-1", "compute", { resources: 24 });
        expect(readDeployed(paths, "dev-1").compute).not.to.have.property("partial");
    });

    it("are not written where nothing changed, and keep since when it is so", () => {
        const paths = pathsOf(temporaryFolder());
        const at = "2026-10-01T08:00:00.000Z";
        recordDeployed(paths, "dev-1", "compute", { at, resources: 24 });
        const file = join(stackFolder(paths, "dev-1"), "deployed.yaml");
        const { ino } = statSync(file);
        recordDeployed(paths, "dev-1", "compute", { at, resources: 24 });
        expect(statSync(file).ino).to.equal(ino);
        recordDeployed(paths, "dev-1", "compute", { at, resources: 24, partial: true });
        expect(readDeployed(paths, "dev-1").compute).to.deep.equal({ at, resources: 24, partial: true });
    });

    it("name the file that was edited into something else", () => {
        const paths = pathsOf(temporaryFolder());
        mkdirSync(stackFolder(paths, "dev-1"), { recursive: true });
        writeFileSync(join(stackFolder(paths, "dev-1"), "deployed.yaml"), "network: yesterday\n");
        expect(() => readDeployed(paths, "dev-1"))
            .to.throw(CakeError, /deployed\.yaml/)
            .with.property("exitCode", 2);
    });

    it("tell how the last run on each layer ended", () => {
        const paths = pathsOf(temporaryFolder());
        const failed = { ...untouched("network"), result: "failed" } as const;
        recordLast(paths, "dev-1", "up", [failed, skipped("compute", failed)]);
        recordLast(paths, "dev-1", "preview", [untouched("network")]);
        const last = readLast(paths, "dev-1");
        expect([last.network?.verb, last.network?.result]).to.deep.equal(["preview", "unchanged"]);
        expect([last.compute?.verb, last.compute?.result]).to.deep.equal(["up", "skipped"]);
    });

    it("do without the last runs where that file is damaged", () => {
        const paths = pathsOf(temporaryFolder());
        mkdirSync(runFolder(paths, "dev-1"), { recursive: true });
        writeFileSync(join(runFolder(paths, "dev-1"), "last.json"), "{");
        expect(readLast(paths, "dev-1")).to.deep.equal({});
    });
});
