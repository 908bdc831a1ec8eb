/** Tests of the spine's own means. */
@NullMarked
package coop.minga.analytics.watch;

import org.jspecify.annotations.NullMarked;
