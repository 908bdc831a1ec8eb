/** Tests of decisions on statements without a database. */
@NullMarked
package coop.minga.analytics.series;

import org.jspecify.annotations.NullMarked;
