// Brings stacks/schema.json up to date with the schema in the code: `node .build/stacks/_settings/schema/writeSchema.js`.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { jsonSchemaText } from "./jsonSchema";

writeFileSync(resolve(__dirname, "../../../../stacks/schema.json"), jsonSchemaText());
