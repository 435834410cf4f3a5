/**
 * The interfaces of {@link org.dorisdr.host} on Doris's frontend. The only package that names
 * {@code org.apache.doris}: everything else knows no class of Doris.
 */
package org.dorisdr.fe;
