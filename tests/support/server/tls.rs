//! Certificates of our own: one who signs, and those signed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

static NUMBER: AtomicUsize = AtomicUsize::new(0);

/// What a server shows of itself, and who vouches for it.
pub struct Identity {
    chain: Vec<CertificateDer<'static>>,
    key: KeyPair,
    authority: String,
}

impl Identity {
    /// An identity for these names (or numbers), signed by an authority made for it.
    pub fn of(names: &[&str]) -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        // No two authorities are called the same, as no two real ones are.
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        params
            .distinguished_name
            .push(DnType::CommonName, format!("Authority of test {number}"));
        let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let key = KeyPair::generate().unwrap();
        let shown = CertificateParams::new(names)
            .unwrap()
            .signed_by(&key, &authority)
            .unwrap();
        Self {
            chain: vec![shown.der().clone()],
            key,
            authority: authority.pem(),
        }
    }

    /// The authority's certificate as PEM, for who is to trust it (`SSL_CERT_FILE`).
    pub fn authority(&self) -> &str {
        &self.authority
    }

    pub(super) fn server_config(&self) -> Arc<rustls::ServerConfig> {
        let key = PrivateKeyDer::try_from(self.key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(self.chain.clone(), key)
            .unwrap();
        Arc::new(config)
    }
}
