import { expect } from "chai";
import Mocha from "mocha";
import { story } from "./story";

/** Runs a story of three steps, or those of them that a text is in; returns what ran and how each test ended. */
async function told(only: string, fails?: number) {
    const ran: string[] = [];
    const ends: string[] = [];
    const mocha = new Mocha({ ui: "bdd", reporter: Mocha.reporters.Base, timeout: 1000 });
    const suite = Mocha.Suite.create(mocha.suite, "a story");
    const { it: outer } = globalThis;
    // The tests of the story belong to a suite of their own.
    globalThis.it = ((title: string, body: Mocha.AsyncFunc) => {
        if (title.includes(only)) suite.addTest(new Mocha.Test(title, body));
    }) as typeof outer;
    try {
        const step = story();
        for (const [index, title] of ["first", "second", "third"].entries()) {
            step(title, () => {
                ran.push(title);
                if (index === fails) throw new Error("broken");
            });
        }
    } finally {
        globalThis.it = outer;
    }
    await new Promise((resolve) => {
        const runner = mocha.run(resolve);
        runner.on("pass", ({ title }) => ends.push(`${title} passed`));
        runner.on("fail", ({ title }, { message }: Error) => ends.push(`${title}: ${message}`));
    });
    return { ran, ends };
}

describe("a story in steps", () => {
    it("runs each step once, in order", async () => {
        const { ran, ends } = await told("");
        expect(ran).to.deep.equal(["first", "second", "third"]);
        expect(ends).to.deep.equal(["first passed", "second passed", "third passed"]);
    });

    it("runs the steps before one that is run alone", async () => {
        const { ran, ends } = await told("third");
        expect(ran).to.deep.equal(["first", "second", "third"]);
        expect(ends).to.deep.equal(["third passed"]);
    });

    it("fails every step after one that failed, and names that one", async () => {
        const { ran, ends } = await told("", 1);
        expect(ran).to.deep.equal(["first", "second"]);
        expect(ends).to.deep.equal([
            "first passed",
            "second: broken",
            "third: The step before failed: second",
        ]);
    });
});
