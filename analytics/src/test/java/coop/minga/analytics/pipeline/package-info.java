/** Tests of the spine's own means. */
@NullMarked
package coop.minga.analytics.pipeline;

import org.jspecify.annotations.NullMarked;
