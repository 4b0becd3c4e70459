//! Downloads: the request, HTTP, the partial file, the check of what came.

pub(in crate::shelf) mod downloader;
pub(in crate::shelf) mod http;
pub(in crate::shelf) mod lookup;
pub(in crate::shelf) mod no_proxy;
pub(in crate::shelf) mod partial_download;
pub(in crate::shelf) mod proxy;
pub(in crate::shelf) mod request;
pub(in crate::shelf) mod site_client;
pub(in crate::shelf) mod small_file;
pub(in crate::shelf) mod verify;
