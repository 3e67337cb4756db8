import { type AddressInfo, createServer } from "node:net";

/** Ports of this machine on which nothing listens, each another one. */
export async function freePorts(count: number): Promise<number[]> {
    const servers = Array.from({ length: count }, () => createServer());
    const ports = await Promise.all(
        servers.map(
            (server) =>
                new Promise<number>((resolve, reject) => {
                    server.once("error", reject);
                    server.listen(0, "127.0.0.1", () => {
                        resolve((server.address() as AddressInfo).port);
                    });
                }),
        ),
    );
    for (const server of servers) server.close();
    return ports;
}
