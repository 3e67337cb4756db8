import { expect } from "chai";
import { availableParallelism } from "node:os";
import {
    chosenEnvironments,
    parallelism,
    type EnvironmentChoice,
} from "../../../../automation/commands/common/chosenEnvironments";
import { CakeError } from "../../../../automation/system/errors";
import { leastSandbox, settingsProject } from "../../../support/settingsProject";
import { failureOf } from "../testContext";

function chosen(names: readonly string[], choice: Partial<EnvironmentChoice>): readonly string[] {
    const dev = leastSandbox.replace("sandbox", "dev");
    const root = settingsProject({
        ...{ "one/stack.yaml": leastSandbox, "two/stack.yaml": dev, "three/stack.yaml": dev },
    });
    return chosenEnvironments(root, names, { all: false, ...choice });
}

describe("the environments of a command", () => {
    it("are those named, each once, in that order", () => {
        expect(chosen(["two", "one", "two"], {})).to.deep.equal(["two", "one"]);
    });

    it("are all, or those of a kind", () => {
        expect(chosen([], { all: true })).to.deep.equal(["one", "three", "two"]);
        expect(chosen([], { kind: "dev" })).to.deep.equal(["three", "two"]);
        expect(chosen([], { kind: "production" })).to.deep.equal([]);
    });

    it("must be chosen in one way", async () => {
        const none = await failureOf(() => chosen([], {}));
        expect(none).to.be.instanceOf(CakeError);
        expect(none).to.include({ message: "No environment is named.", exitCode: 2 });
        for (const both of [
            () => chosen(["one"], { all: true }),
            () => chosen([], { all: true, kind: "dev" }),
        ]) {
            expect(await failureOf(both)).to.have.property(
                "message",
                "Environments are chosen in more than one way.",
            );
        }
    });

    it("must exist, and so must the kind; the likely one is suggested", async () => {
        expect(await failureOf(() => chosen(["tow"], {})))
            .to.have.property("remedy")
            .that.contains("`two`");
        const kind = await failureOf(() => chosen([], { kind: "prodction" }));
        expect(kind).to.include({ message: 'There is no kind "prodction".', exitCode: 2 });
        expect(kind).to.have.property("remedy").that.contains("`production`");
    });
});

describe("how many environments are worked on at once", () => {
    it("is what is asked for, else the number of processors", () => {
        expect(parallelism({ all: true, parallel: "3" })).to.equal(3);
        expect(parallelism({ all: true })).to.equal(availableParallelism());
    });

    for (const parallel of ["0", "-1", "1.5", "many", "10000"]) {
        it(`is not ${parallel}`, () => {
            expect(() => parallelism({ all: true, parallel }))
                .to.throw(CakeError, `--parallel "${parallel}" is not a number of environments.`)
                .with.property("exitCode", 2);
        });
    }
});
