/** Tests of the pipeline's own parts. */
@NullMarked
package coop.minga.analytics.pipeline;

import org.jspecify.annotations.NullMarked;
