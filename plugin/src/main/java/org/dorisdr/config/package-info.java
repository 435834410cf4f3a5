/** Settings named {@code dr_*} and the sealing of secrets; what every other package may use. */
package org.dorisdr.config;
