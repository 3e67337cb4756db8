import type { Chapter, ContractAws, Differences } from "./contractAws";
import { awsCommand } from "./contract/awsCommand";
import { describing } from "./contract/describing";
import { refusing } from "./contract/refusing";
import { sweeping } from "./contract/sweeping";
import { startLocalAws } from "./localAws";
import { installMoto, type MotoCommands } from "./moto/installMoto";
import { motoDifferences, startMoto } from "./moto/motoAws";

const chapters: readonly Chapter[] = [describing, refusing, sweeping, awsCommand];

function contract(
    name: string,
    differences: Differences,
    start: (commands: MotoCommands) => Promise<ContractAws>,
): void {
    describe(`the AWS API of ${name}`, () => {
        let server: ContractAws | undefined;
        const served = (): ContractAws => {
            if (server === undefined) throw new Error("the server is not up");
            return server;
        };

        before(async function () {
            // The first time, moto and the aws command are installed.
            this.timeout(20 * 60_000);
            const commands = await installMoto((text) => {
                console.error(text);
            });
            server = await start(commands);
        });
        after(() => server?.close());

        for (const chapter of chapters) chapter(served, differences);
    });
}

contract("the local cloud", {}, ({ aws }) => startLocalAws(aws));

contract("moto", motoDifferences, startMoto);
