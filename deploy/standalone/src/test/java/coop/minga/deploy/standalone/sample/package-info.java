/** Holds the sample federation to what it promises. */
@NullMarked
package coop.minga.deploy.standalone.sample;

import org.jspecify.annotations.NullMarked;
