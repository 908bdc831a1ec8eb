@NullMarked
package coop.minga.analytics.aggregate;

import org.jspecify.annotations.NullMarked;
