import { z } from "zod";

/** The ARN of a managed policy: of an account or of AWS itself (IAM User Guide, "IAM identifiers"). */
export const permissionsBoundary = z
    .string()
    .regex(
        /^arn:aws(-cn|-us-gov)?:iam::(\d{12}|aws):policy\/([\u0021-\u007e]{1,510}\/)?[\w+=,.@-]{1,128}$/,
        "must be the ARN of an IAM policy, such as arn:aws:iam::111111111111:policy/boundary",
    );
