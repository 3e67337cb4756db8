import { expect } from "chai";
import { tagLookup } from "../../../../../automation/cake/session/repair/lookup";
import { localCloudTesting, onLocalCloud, type ServedAccount } from "../../../../support/localCloud/testing";
import { temporaryFolder } from "../../../../support/temporaryFolder";
import { Maker } from "../../../sweep/leftBehind";

onLocalCloud("a search by tags", () => {
    let account: ServedAccount;

    beforeEach(async () => {
        account = await localCloudTesting().serveAccount(temporaryFolder());
    });

    afterEach(() => account.close());

    it("finds in EC2 what carries all of the tags, and nothing that carries some", async () => {
        const maker = new Maker(account.config);
        const wanted = await maker.volume({ environment: "one", Name: "data" });
        await maker.volume({ environment: "one", Name: "other" });
        await maker.volume({ environment: "two", Name: "data" });
        const lookup = tagLookup(account.config, new AbortController().signal);
        const tags = { environment: "one", Name: "data" };
        expect(await lookup({ kind: { api: "ec2", type: "volume" } as never, tags })).to.deep.equal([wanted]);
    });

    it("finds a load balancer by its ARN, as its provider imports it", async () => {
        const maker = new Maker(account.config);
        const vpc = await maker.vpc();
        const subnet = await maker.subnet(vpc);
        const [balancer] = await maker.balancer("lb", subnet, vpc, { environment: "one" });
        const lookup = tagLookup(account.config, new AbortController().signal);
        const kind = { api: "tagging", type: "elasticloadbalancing:loadbalancer" } as never;
        expect(await lookup({ kind, tags: { environment: "one" } })).to.deep.equal([balancer]);
    });
});
