/** A bucket of an S3-compatible store: Amazon's, Cloudflare's R2, and others. */
@NullMarked
package vanity.s3;

import org.jspecify.annotations.NullMarked;
