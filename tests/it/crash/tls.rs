//! A bucket behind TLS, whose certificate a company's own authority has signed.

use super::disk::must;
use super::{PARTS, four_days};
use crate::bucket::Server;
use crate::project::Project;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// Certificates in PEM.
struct Certificates {
    folder: TempDir,
}

impl Certificates {
    /// An authority, a certificate of this machine that it has signed, and another authority, which nobody has asked.
    fn new() -> Self {
        let certificates = Self { folder: TempDir::new().unwrap() };
        for name in ["authority", "other"] {
            certificates.request(
                &["-x509", "-days", "2", "-subj", &format!("/CN={name}")],
                name,
                &format!("{name}.pem"),
            );
        }
        certificates.request(&["-subj", "/CN=store"], "store", "store.csr");
        fs::write(certificates.path("names"), "subjectAltName=IP:127.0.0.1\n").unwrap();
        let [csr, authority, key, names, store] =
            ["store.csr", "authority.pem", "authority.key", "names", "store.pem"].map(|name| certificates.text(name));
        must(&[
            "openssl",
            "x509",
            "-req",
            "-days",
            "2",
            "-in",
            &csr,
            "-CA",
            &authority,
            "-CAkey",
            &key,
            "-CAcreateserial",
            "-extfile",
            &names,
            "-out",
            &store,
        ]);
        certificates
    }

    /// Makes a key, and what asks for a certificate of it.
    fn request(&self, words: &[&str], key: &str, out: &str) {
        let (key, out) = (self.text(&format!("{key}.key")), self.text(out));
        let curve =
            ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", &key, "-out", &out];
        must(&[&["openssl", "req"], words, &curve].concat());
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    fn server(&self) -> std::sync::Arc<Server> {
        Server::start_with_certificate(&self.path("store.pem"), &self.path("store.key"), &self.path("authority.pem"))
    }
}

/// The program's words that set a variable of the environment.
fn with(setting: &str) -> [&str; 2] {
    ["env", setting]
}

#[test]
#[ignore = "needs moto"]
fn a_store_whose_authority_is_trusted_is_as_good_as_any() {
    let certificates = Certificates::new();
    let server = certificates.server();
    let folder = four_days();
    for command in PARTS {
        folder.run(command).ok();
    }
    let kpis = "out/2026-11/kpis.json";
    for variable in ["AWS_CA_BUNDLE", "SSL_CERT_FILE"] {
        let bucket = four_days().in_bucket(&server);
        let trusting = format!("{variable}={}", certificates.text("authority.pem"));
        let address = bucket.location().root.display().to_string();
        for command in [PARTS[0], PARTS[1], PARTS[2], &["verify", &address], &["lake", "status", &address]] {
            bucket.run_under(&with(&trusting), command).ok();
        }
        assert_eq!(bucket.read(kpis), folder.read(kpis));
        assert!(!bucket.in_bucket_below("event").is_empty());
    }
}

#[test]
#[ignore = "needs moto"]
fn a_store_that_is_not_trusted_is_told_with_what_to_do() {
    let certificates = Certificates::new();
    let server = certificates.server();
    let project = Project::calls().in_bucket(&server);
    let run = |setting: &str| project.run_under(&with(setting), super::FIRST_CALLS[0]);
    let of = |variable: &str, name: &str| format!("{variable}={}", certificates.text(name));
    let endpoint = format!("https://127.0.0.1:{}", server.port);
    let distrusted =
        format!("failed to list `s3://audit/lakes/0/_manifests`: the certificate of {endpoint} is not trusted (");
    for setting in ["HOME=/", &of("AWS_CA_BUNDLE", "other.pem"), &of("SSL_CERT_FILE", "other.pem")] {
        run(setting).fails(74, &[&distrusted, "UnknownIssuer", "`AWS_CA_BUNDLE`"]);
    }
    // The certificate names the address, not the name.
    let named = format!("AWS_ENDPOINT_URL=https://localhost:{}", server.port);
    let trusting = of("AWS_CA_BUNDLE", "authority.pem");
    let other_name = project.run_under(&["env", &named, &trusting], super::FIRST_CALLS[0]);
    other_name.fails(74, &["is not trusted (", "localhost"]);
    run(&of("AWS_CA_BUNDLE", "none.pem")).fails(74, &["failed to read the certificates in `", "No such file"]);
    run(&of("AWS_CA_BUNDLE", "names")).fails(74, &["failed to read the certificates in `", "no certificate in it"]);
    run(&of("SSL_CERT_FILE", "none.pem")).fails(74, &["certificate"]);
    assert!(project.in_bucket_below("").is_empty(), "nothing was written");
}
