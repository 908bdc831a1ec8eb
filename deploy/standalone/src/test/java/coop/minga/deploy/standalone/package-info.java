@NullMarked
package coop.minga.deploy.standalone;

import org.jspecify.annotations.NullMarked;
