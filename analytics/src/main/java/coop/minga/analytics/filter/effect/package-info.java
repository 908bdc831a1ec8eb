/** The posterior of a permanent change, from models carried forward from before it. */
@NullMarked
package coop.minga.analytics.filter.effect;

import org.jspecify.annotations.NullMarked;
