/** Tests of the sample federation's promises. */
@NullMarked
package coop.minga.deploy.demo.sample;

import org.jspecify.annotations.NullMarked;
