@NullMarked
package coop.minga.analytics.verdict;

import org.jspecify.annotations.NullMarked;
