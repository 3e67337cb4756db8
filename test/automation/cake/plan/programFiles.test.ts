import { expect } from "chai";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { programFiles } from "../../../../automation/cake/plan/programFiles";
import { cake } from "../../../../layers/cake";
import { root } from "../../../support/project";
import { temporaryFolder } from "../../../support/temporaryFolder";

describe("the files of a layer's program", () => {
    it("are those of its folder and those that layers share, without the other layers and the README", () => {
        const project = temporaryFolder();
        for (const folder of ["lower", "upper", "shared"]) {
            mkdirSync(join(project, "layers", folder), { recursive: true });
        }
        for (const file of ["lower/Pulumi.yaml", "upper/Pulumi.yaml", "tags.ts", "README.md", ".swp"]) {
            writeFileSync(join(project, "layers", file), "");
        }
        const files = programFiles(project, { folder: "upper" });
        expect([...files].sort()).to.deep.equal(["layers/shared", "layers/tags.ts", "layers/upper"]);
    });

    it("leave out no folder of this project but those of other layers", () => {
        for (const { folder } of cake) {
            const others = cake.filter((layer) => layer.folder !== folder);
            const files = programFiles(root, { folder });
            expect(files).to.include.members(["layers/tags.ts", "layers/iam", `layers/${folder}`]);
            for (const other of others) expect(files).not.to.include(`layers/${other.folder}`);
        }
    });
});
