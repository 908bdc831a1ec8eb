/**
 * Generates the sample federation from a seed. In: a seed and a first day. Out: catalogues, people and each day's CSV
 * files, as a pure function. Next: {@code deploy.demo}, which drops them.
 */
@NullMarked
package coop.minga.deploy.demo.sample;

import org.jspecify.annotations.NullMarked;
