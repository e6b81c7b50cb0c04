"""The pages, one package or file each; made when first shown."""
