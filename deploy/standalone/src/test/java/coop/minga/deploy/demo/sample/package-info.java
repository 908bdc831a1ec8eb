/** Holds the sample federation to what it promises. */
@NullMarked
package coop.minga.deploy.demo.sample;

import org.jspecify.annotations.NullMarked;
