import { expect } from "chai";
import { Cloud } from "../../../../aws/model/cloud";
import { filtered } from "../../../../aws/wire/describe/filters";
import { noLatency } from "../../../../model/latency";
import { type Json, type JsonMap, text } from "../../../../model/json";
import { openJournalStore } from "../../../../store/journalStore";
import { temporaryFolder } from "../../../support/temporaryFolder";

describe("A filter of EC2", () => {
    const account = "123456789012";
    const store = openJournalStore(temporaryFolder(), account);
    const cloud = new Cloud({ store, account, latency: noLatency, notice: () => undefined }, "eu-central-1");
    const all = [
        { id: "a", body: { state: "available", tags: { environment: "dev-1", Name: "a.b" } } },
        { id: "b", body: { state: "in-use", tags: { environment: "dev-2" }, tagsAll: { layer: "network" } } },
        { id: "c", body: { state: "in-use" } },
    ];
    const fields = { state: ({ body }: { readonly body: JsonMap }) => text(body.state) };
    const ids = (...filters: Json[]) => filtered(all, filters, fields, cloud).map(({ id }) => id);

    after(() => {
        store.close();
    });

    it("passes any of its values", () => {
        expect(ids({ Name: "state", Value: ["available", "in-use"] })).to.deep.equal(["a", "b", "c"]);
    });

    it("must hold together with the others", () => {
        const byState = { Name: "state", Value: ["in-use"] };
        expect(ids(byState, { Name: "tag:environment", Value: ["dev-1", "dev-2"] })).to.deep.equal(["b"]);
    });

    it("knows tags by their keys, those of the provider among them", () => {
        expect(ids({ Name: "tag-key", Value: ["layer"] })).to.deep.equal(["b"]);
    });

    it("knows wildcards, which a backslash makes plain", () => {
        expect(ids({ Name: "tag:environment", Value: ["dev-*"] })).to.deep.equal(["a", "b"]);
        expect(ids({ Name: "tag:environment", Value: ["dev-?"] })).to.deep.equal(["a", "b"]);
        expect(ids({ Name: "tag:environment", Value: ["dev-\\*"] })).to.deep.equal([]);
        expect(ids({ Name: "tag:Name", Value: ["a?b"] })).to.deep.equal(["a"]);
        expect(ids({ Name: "tag:Name", Value: ["aXb"] })).to.deep.equal([]);
    });

    it("is refused if EC2 does not know its name", () => {
        expect(() => filtered([], [{ Name: "colour", Value: ["red"] }], fields, cloud)).to.throw(
            "The filter 'colour' is invalid",
        );
    });
});
