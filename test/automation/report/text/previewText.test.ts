import { expect } from "chai";
import { previewText } from "../../../../automation/report/text/previewText";
import { changeOf, firstDiff, laterDiff, layerOf } from "../../diffs/samples";
import { plain, uncoloured } from "./plain";

describe("previewText", () => {
    it("must name what is created, and show what changes in what exists", () => {
        const first = previewText(firstDiff, plain);
        expect(first)
            .to.include("  +  aws:ec2:Vpc vpc\n     +  aws:ec2:Subnet private-a\n")
            .and.not.to.include("cidrBlock");
        const later = previewText(laterDiff, plain);
        expect(later).to.include(
            "  ~  aws:ec2:Vpc vpc (vpc-0a1b2c3d)\n       ~ enableDnsHostnames: false → true\n",
        );
    });

    it("must say which layers have nothing to do", () => {
        expect(previewText(laterDiff, plain)).to.include("compute: no changes, 40 unchanged\n");
    });

    it("must show what cannot be brought back last, right above the plan", () => {
        const end = previewText(laterDiff, plain).split("What cannot be brought back:\n")[1];
        expect(end).to.match(/old-team[^]*\n\nPlan: 14 to add, 3 to change, 3 to destroy\.\n$/);
    });

    it("must cut a long tree, count what it leaves out and say where that is", () => {
        const changes = Array.from({ length: 50 }, (_, index) =>
            changeOf({ type: `a:b:C${index}`, name: `c${index}` }),
        );
        const diff = { environment: "dev-1", layers: [layerOf("network", changes)] };
        const text = previewText(diff, plain, { linesPerLayer: 10 });
        expect(text).to.include("\n  … 40 more in stacks/dev-1/changes.txt\n");
        expect(text.match(/^ {2}\+ /gm)).to.have.length(10);
    });

    it("must fit the terminal, and read the same with colours", () => {
        const terminal = { interactive: true, colour: true, width: 50, height: 24 };
        const coloured = previewText(laterDiff, terminal);
        expect(coloured).to.include("\u001b[35m");
        const tree = uncoloured(coloured)
            .split("\n")
            .filter((line) => /^ +[~+-]/.test(line) && !line.includes(" in "));
        expect(Math.max(...tree.map((line) => line.length))).to.be.at.most(50);
        const wide = { ...terminal, width: 1000 };
        expect(uncoloured(previewText(laterDiff, wide))).to.equal(previewText(laterDiff, plain));
    });
});
